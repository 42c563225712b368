import type { z } from 'zod'

import type { FailureCode } from './errors'
import type { ServiceAt } from './schemas'
import type { ServiceView } from './view'

// Why a reply can fail, besides `invalid` and `internal`, which any reply can carry. A failure that belongs to a field does not
// fail the reply.

export const ofProject = ['no-project'] as const
/** Main asks the user first. */
export const asked = [...ofProject, 'cancelled'] as const
/** The user may be asked whether a secret may go to an address, and a yes is saved. A no is shown in the view. */
export const sending = [...ofProject, 'file-failed'] as const
/** The same; the user may also be asked whether another secret may be lost. */
export const storing = [...sending, 'cancelled'] as const
export const writing = ['file-refused', 'file-changed', 'file-failed'] as const
/** Of a stored secret. */
export const opening = ['missing', 'locked', 'unreadable', 'other-origin'] as const
export const unlocking = ['wrong-passphrase', 'locked', 'unreadable', 'unprotected', 'file-failed'] as const

type Codes = readonly FailureCode[]

/** What a command takes and returns, and the codes with which its reply can fail. Most commands are about the open project. */
export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O, failures: Codes = ofProject) {
  return { input, output, failures, waits: false, work: null }
}

/**
 * A command that may wait for a network, a dialog, the keychain or a slow disk. It holds up nothing else, least of all
 * quitting.
 */
export function waiting<I extends z.ZodType, O extends z.ZodType>(input: I, output: O, failures: Codes = ofProject) {
  return { ...command(input, output, failures), waits: true }
}

type Work = { action: NonNullable<ServiceView['work']>['action']; beside: string | null }

/**
 * A command that asks a service, one at a time: the view shows it as `action` until it ends or `portal.cancel` ends it. A
 * failure is shown `beside` something on the page (null: the field with the arrow), and the answer then is the output's
 * default.
 */
export function work<I extends typeof ServiceAt, O extends z.ZodType>(role: Work, input: I, output: O, failures?: Codes) {
  return { ...waiting(input, output, failures), work: role }
}
