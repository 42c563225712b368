import type { z } from 'zod'

import type { FailureCode } from './errors'
import type { ServiceAt } from './schemas'
import type { ServiceView } from './view'

// Why a reply can fail, beside `invalid` and `internal`, which any can. What belongs to a field is no failed reply.

export const ofProject = ['no-project'] as const
/** Main asks the user first. */
export const asked = [...ofProject, 'cancelled'] as const
/** The user may be asked whether a secret may go to an address, and a yes is saved. A no is said in the view. */
export const sending = [...ofProject, 'file-failed'] as const
/** The same, and whether another secret may be lost. */
export const storing = [...sending, 'cancelled'] as const
export const writing = ['file-refused', 'file-changed', 'file-failed'] as const
/** Of a stored secret. */
export const opening = ['missing', 'locked', 'unreadable', 'other-origin'] as const
export const unlocking = ['wrong-passphrase', 'locked', 'unreadable', 'unprotected', 'file-failed'] as const

type Codes = readonly FailureCode[]

/** What a command takes and answers, and the codes with which its reply can fail. Most are about the open project. */
export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O, failures: Codes = ofProject) {
  return { input, output, failures, waits: false, work: null }
}

/** It may wait for a network, a dialog, the keychain or a slow disk. Nothing is held up by it, quitting least of all. */
export function waiting<I extends z.ZodType, O extends z.ZodType>(input: I, output: O, failures: Codes = ofProject) {
  return { ...command(input, output, failures), waits: true }
}

type Work = { action: NonNullable<ServiceView['work']>['action']; beside: string | null }

/**
 * It asks a service, one at a time: in sight as `action`, until it is over or `portal.cancel` ends it. What goes wrong is shown
 * `beside` something on the page, of which null is the field with the arrow. The answer then is the output's default.
 */
export function work<I extends typeof ServiceAt, O extends z.ZodType>(role: Work, input: I, output: O, failures?: Codes) {
  return { ...waiting(input, output, failures), work: role }
}
