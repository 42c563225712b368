import type { Bridge, Command, Input, Output } from '../../shared/contract'
import type { Failure, Reply } from '../../shared/errors'
import { pressEnded } from './press'

// What the preload puts on the page, and all that it puts there.
const bridge = (window as Window & { readonly latchkey?: Bridge }).latchkey

let tell: (failure: Failure) => void = () => undefined

/** Failures that have no place in the view come to this listener. */
export function onFailure(listener: (failure: Failure) => void): void {
  tell = listener
}

/** Sends a command whose sender says itself what went wrong. */
export async function ask<C extends Command>(command: C, input: Input<C>): Promise<Reply<Output<C>>> {
  const reply = await reach().call(command, input)
  await pressEnded()
  return reply
}

/** Sends a command. Null when it failed; the failure was then told to the listener. */
export async function call<C extends Command>(command: C, input: Input<C>): Promise<Output<C> | null> {
  const reply = await ask(command, input)
  if (reply.ok) return reply.value
  // What the user did not want is said by the line at the bottom.
  if (reply.failure.code !== 'cancelled') tell(reply.failure)
  return null
}

export const onView: Bridge['onView'] = (show) => reach().onView((view) => void pressEnded().then(() => show(view)))

export const pathOf: Bridge['pathOf'] = (file) => reach().pathOf(file)

function reach(): Bridge {
  if (bridge === undefined) throw new Error('This page only works inside Latchkey.')
  return bridge
}
