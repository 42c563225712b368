import { AppError } from '../../../shared/errors'
import type { SecretField } from '../../../shared/catalog/fields'
import { doubtOf } from '../../../shared/catalog/rules'
import type { FieldAt } from '../../../shared/schemas'
import { keyFieldOf, serviceOf } from '../catalog'
import { refusalTexts } from '../../../shared/texts/refusals'
import { serviceTexts as texts } from '../../../shared/texts/service'
import type { Project } from '../project/project'
import { keyFieldAt, placeOf } from '../project/settingAt'
import { knownRuntimeKeys } from '../project/values'
import type { SecretId } from '../vault/file'
import { addressOf, idOf } from './secretPlaces'
import type { World } from './world'

export function secretFieldOf(fieldAt: FieldAt): SecretField {
  const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  if (field.kind !== 'secret') throw new AppError('invalid', refusalTexts.notSecret(field.label))
  return field
}

/** Puts a secret into the vault, for the origin that the settings name now. A request under way with the old one is cancelled. */
export async function keepSecret(world: World, project: Project, fieldAt: FieldAt, value: string): Promise<void> {
  const field = secretFieldOf(fieldAt)
  const { origin } = addressOf(world, project, fieldAt)
  if (knownRuntimeKeys(project, fieldAt.service).includes(value)) {
    throw new AppError('same-as-runtime-key', refusalTexts.isRuntimeKey(keyFieldAt(fieldAt).label, field.label))
  }
  const run = project.run(fieldAt)
  const { work, notes, problems } = run
  work?.cancel()
  // What there is to choose from was asked for with the secret before.
  if (serviceOf(fieldAt.service).fetch?.secret === field.id) {
    run.organizations = null
    run.signIn = { ...run.signIn, choice: null, rest: null }
  }
  await storeSecret(world, project, { id: idOf(project, fieldAt), origin, text: value })
  const doubt = doubtOf(field, value, fieldAt.environment)
  if (doubt === null) notes.delete(field.id)
  else notes.set(field.id, { tone: 'warning', text: doubt })
  problems.delete('check')
  const key = keyFieldOf(serviceOf(fieldAt.service))
  if (key !== undefined) problems.delete(key.id)
}

type Secret = { id: SecretId; origin: string; text: string }

/**
 * Puts a secret of a project into the vault. With its first secret the project gets its `project.json`, and its folder is
 * approved: otherwise the secret could be lost, as its project might not be found again. If that fails, the secret is
 * stored anyway, and a notice says why until it succeeds. Quitting waits for it.
 */
export function storeSecret(world: World, project: Project, secret: Secret): Promise<void> {
  return world.unfinished.finish(store(world, project, secret))
}

async function store(world: World, project: Project, { id, origin, text }: Secret): Promise<void> {
  if (id.project === project.id() && project.boundTo() === null) tell(world, project, await makeFindable(world, project))
  await world.vault.store(id, origin, text)
}

/** One notice per project: all its secrets are at the same risk, and it ends for all of them at once. */
function tell({ notices, publishAll }: World, project: Project, reasons: readonly string[]): void {
  const id = `unfindable-${project.id()}`
  const isSaid = notices.all().some((notice) => notice.id === id)
  if (reasons.length > 0) notices.add({ id, tone: 'warning', text: texts.secret.notFindable(reasons.join(' '), project.name()) })
  else notices.dismiss(id)
  if (isSaid || reasons.length > 0) publishAll()
}

/** Returns what went wrong. */
async function makeFindable({ approvals }: World, { file, id, root, readRenamed }: Project): Promise<string[]> {
  const reasons: string[] = []
  const known = id()
  try {
    // It may have been deleted, or have come with a pull.
    if (await file.refresh()) await readRenamed()
    if (!file.exists()) await file.make()
  } catch (error) {
    reasons.push(messageOf(error))
  }
  try {
    // The file may have been replaced by one with another id, which the user was not asked about.
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
