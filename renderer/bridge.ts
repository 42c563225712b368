import type { Bridge, Command, Input, Output } from '../shared/contract'
import type { Failure } from '../shared/errors'

declare global {
  // The one thing the preload puts on the page. An interface, because only those merge with the DOM's own.
  interface Window {
    readonly latchkey: Bridge
  }
}

let tell: (failure: Failure) => void = () => undefined

/** Failures that have no place in the view come to this listener. */
export function onFailure(listener: (failure: Failure) => void): void {
  tell = listener
}

/** Sends a command. Null when it failed; the failure was then told to the listener. */
export async function call<C extends Command>(command: C, input: Input<C>): Promise<Output<C> | null> {
  const reply = await window.latchkey.call(command, input)
  if (reply.ok) return reply.value
  tell(reply.failure)
  return null
}

export const onView: Bridge['onView'] = (show) => window.latchkey.onView(show)

export const pathOf: Bridge['pathOf'] = (file) => window.latchkey.pathOf(file)
