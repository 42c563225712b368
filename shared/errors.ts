import { z } from 'zod'

import { withVisible } from './values/invisible'

/** Every way an action can fail, as the page may learn of it. Closed: a new kind of failure is a new line here. */
const failureCodes = [
  // Bad input.
  'invalid', // the input does not fit its schema or its field's format
  'same-as-runtime-key', // the pasted portal token is a runtime key this project already knows
  'no-project', // the command needs an open project
  'missing', // a value the action needs was never given
  // The vault.
  'unprotected', // nothing on this machine protects secrets and the user has not accepted that
  'locked', // the keychain (or passphrase) has to be unlocked first
  'wrong-passphrase', // the vault has another passphrase
  'unreadable', // the record exists and cannot be decrypted, or was not made here
  'other-origin', // the secret was saved for another origin than the one it would be sent to
  'origin-unapproved', // the origin came from a file and the user has not approved it
  'foreign-project', // the folder carries the id of a project that was approved at another path
  // The network.
  'offline', // no network, or the name could not be resolved
  'refused', // the host answered and refused the connection
  'timeout', // no complete answer in time
  'cut', // the connection broke while the answer arrived
  'tls', // the certificate or the handshake was not accepted
  'redirected', // an answer redirected to another origin, or too often
  'too-large', // the answer exceeded the size limit of its request
  'not-json', // the answer is not JSON, or cut short
  'unexpected', // the answer is JSON of an unknown shape, or lacks a value
  'rejected', // the portal refused the credential
  'project-deleted', // the portal says that the project is gone
  'client-too-old', // the portal no longer accepts this version of Latchkey
  'feature-off', // the feature is not enabled for the project
  'too-many-requests', // the portal asks to slow down, and may have said for how long
  'unknown-path', // the portal does not know the classic fetch; signing in is the way on
  'portal-refused', // any other refusal, with the portal's own code or hint
  'portal-fault', // the portal failed (5xx)
  'cancelled', // the user pressed Cancel
  // Files.
  'file-refused', // a file of the project can't be edited safely; the message says why
  'file-changed', // a file changed since it was read
  'file-failed', // the system refused to read or write
  'internal', // a bug; the log has the details, the reply does not
] as const

export const FailureCode = z.enum(failureCodes)
export type FailureCode = z.infer<typeof FailureCode>

/** What the page learns about a failure: a sentence that says what happened and what to do, never a secret. */
export const Failure = z.object({
  code: FailureCode,
  message: z.string(),
  /** Id of the portal request, for the portal's support. */
  requestId: z.string().optional(),
})
export type Failure = z.infer<typeof Failure>

/** Electron keeps only an error's message across the bridge, so answers cross it as values. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/**
 * A failure that the code expected. Anything else that is thrown is a bug. Its sentence may name what others named, such as
 * a file: it is on one line, and nothing in it is hidden.
 */
export class AppError extends Error {
  readonly failure: Failure

  constructor(code: FailureCode, sentence: string, requestId?: string) {
    const message = withVisible(sentence)
    super(message)
    this.name = 'AppError'
    this.failure = requestId === undefined ? { code, message } : { code, message, requestId }
  }
}
