import type { Bridge, Command, Input, Output } from '../../shared/contract'
import type { Failure, Reply } from '../../shared/errors'
import { pressEnded } from './press'

// The only thing the preload puts on the page.
const bridge = (window as Window & { readonly latchkey?: Bridge }).latchkey

let tell: (failure: Failure) => void = () => undefined

/** Sets the listener for failures that have no place in the view. */
export function onFailure(listener: (failure: Failure) => void): void {
  tell = listener
}

/** Sends a command and returns its reply. The caller shows the failure itself. */
export async function ask<C extends Command>(command: C, input: Input<C>): Promise<Reply<Output<C>>> {
  const reply = await reach().call(command, input)
  await pressEnded()
  return reply
}

/** Sends a command and returns its output. Null when it failed; the `onFailure` listener has then been told. */
export async function call<C extends Command>(command: C, input: Input<C>): Promise<Output<C> | null> {
  const reply = await ask(command, input)
  if (reply.ok) return reply.value
  // The status line already says that it was cancelled.
  if (reply.failure.code !== 'cancelled') tell(reply.failure)
  return null
}

export const onView: Bridge['onView'] = (show) => reach().onView((view) => void pressEnded().then(() => show(view)))

export const pathOf: Bridge['pathOf'] = (file) => reach().pathOf(file)

function reach(): Bridge {
  if (bridge === undefined) throw new Error('This page only works inside Latchkey.')
  return bridge
}
