import { AppError } from '../../shared/errors'
import { serviceTexts as texts } from '../../shared/texts'
import type { Project } from '../projects/project'
import type { Shared } from '../shared'
import type { SecretId } from '../vault/file'

type Secret = { id: SecretId; origin: string; text: string }

/**
 * Puts a secret of a project into the vault. With its first one the project gets its `project.json`, and its folder is
 * approved: a secret whose project is not found again would be lost. What stands in the way of that is the answer, as a
 * sentence, and no reason not to keep the secret.
 */
export async function storeSecret(shared: Shared, project: Project, { id, origin, text }: Secret): Promise<string | null> {
  const problem = id.project === project.id() && project.boundTo() === null ? await makeFindable(shared, project) : null
  await shared.vault.store(id, origin, text)
  return problem
}

async function makeFindable({ approvals }: Shared, { file, id, root }: Project): Promise<string | null> {
  const reasons: string[] = []
  const known = id()
  try {
    // It may have been deleted, or have come with a pull.
    await file.refresh()
    if (!file.exists()) await file.make()
  } catch (error) {
    reasons.push(messageOf(error))
  }
  try {
    // A file that came in meanwhile may carry another id, which nobody was asked about.
    if (id() === known) approvals.approveFolder(known, root)
  } catch (error) {
    reasons.push(messageOf(error))
  }
  return reasons.length === 0 ? null : texts.secret.notFindable(reasons.join(' '))
}

function messageOf(error: unknown): string {
  if (error instanceof AppError) return error.failure.message
  throw error
}
