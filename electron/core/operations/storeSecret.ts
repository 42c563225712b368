import { AppError } from '../../../shared/errors'
import { serviceTexts as texts } from '../../../shared/texts'
import type { Project } from '../project/project'
import type { SecretId } from '../vault/file'
import type { World } from './world'

type Secret = { id: SecretId; origin: string; text: string }

/**
 * Puts a secret of a project into the vault. With its first one the project gets its `project.json`, and its folder is
 * approved: a secret whose project is not found again would be lost. What stands in the way of that is said until it is
 * gone, and is no reason not to keep the secret. Quitting waits for it.
 */
export function storeSecret(world: World, project: Project, secret: Secret): Promise<void> {
  return world.unfinished.finish(store(world, project, secret))
}

async function store(world: World, project: Project, { id, origin, text }: Secret): Promise<void> {
  if (id.project === project.id() && project.boundTo() === null) tell(world, project, await makeFindable(world, project))
  await world.vault.store(id, origin, text)
}

/** All secrets of the project are at the same risk, and it ends for all of them at once. */
function tell({ notices, publishAll }: World, project: Project, reasons: readonly string[]): void {
  const id = `unfindable-${project.id()}`
  const isSaid = notices.all().some((notice) => notice.id === id)
  if (reasons.length > 0) notices.add({ id, tone: 'warning', text: texts.secret.notFindable(reasons.join(' '), project.name()) })
  else notices.dismiss(id)
  if (isSaid || reasons.length > 0) publishAll()
}

/** The answer is what went wrong. */
async function makeFindable({ approvals }: World, { file, id, root }: Project): Promise<string[]> {
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
  return reasons
}

function messageOf(error: unknown): string {
  if (error instanceof AppError) return error.failure.message
  throw error
}
