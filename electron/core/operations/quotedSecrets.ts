import { AppError } from '../../../shared/errors'
import { networkTexts } from '../../../shared/texts/network'
import { quotedIn } from '../portal/secrets'
import type { Project } from '../project/project'
import type { WithVault } from './world'

/**
 * Whether texts from a portal contain a secret of the project: any that is stored and open now, for every service and
 * environment, one of `sent`, or a new one that waits to be checked.
 */
export function quotesSecret(
  { vault }: WithVault,
  project: Project,
  texts: readonly string[],
  sent: readonly string[] = [],
): boolean {
  const isQuoted = quotedIn(texts)
  const renewed = project.renewals()
  return [...sent, ...renewed].some(isQuoted) || vault.someSecret(project.id(), isQuoted)
}

/** Call it before anything from a portal is saved or shown. Throws `unexpected`. */
export function refuseQuoted(...asked: Parameters<typeof quotesSecret>): void {
  if (quotesSecret(...asked)) throw new AppError('unexpected', networkTexts.holdsSecret)
}

/** A failure without the portal's own words where they contain a secret. */
export function unquoting(known: WithVault, project: Project, error: AppError): AppError {
  const { code, message, requestId } = error.failure
  const isQuoted = (text: string | undefined) => text !== undefined && quotesSecret(known, project, [text])
  return new AppError(code, isQuoted(message) ? networkTexts.holdsSecret : message, isQuoted(requestId) ? undefined : requestId)
}
