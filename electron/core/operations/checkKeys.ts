import { AppError } from '../../../shared/errors'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { fieldOf, serviceOf } from '../catalog'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import type { Checked } from '../portal/service'
import { portalState } from '../project/portalState'
import type { Project } from '../project/project'
import { placeOf, recordOf } from '../project/settingAt'
import { textAt } from '../project/values'
import { refuseQuoted } from './quotedSecrets'
import { addressOf, idOf } from './secretPlaces'
import type { World } from './world'

type Asked = {
  /** Used in place of stored values, by field id. */
  instead?: Readonly<Record<string, string>>
  signal: AbortSignal
}

/** Asks the service once whether its keys are good. A result that arrives after a cancel is dropped. */
export async function checkKeys(
  world: World,
  project: Project,
  at: ServiceAt,
  { instead = {}, signal }: Asked,
): Promise<Checked> {
  const service = serviceOf(at.service)
  const { check } = world.services.of(service)
  const role = service.check
  if (check === undefined || role === undefined) throw new AppError('invalid', texts.nothingToCheck)
  const { origin, portalUrl } = addressOf(world, project, at)
  const absent = role.sends.filter((field) => instead[field] === undefined && isAbsent(world, project, { ...at, field }))
  if (absent.length > 0) throw new AppError('missing', texts.pasteFirst(absent.map((field) => labelOf(at, field))))
  const values: Record<string, string> = {}
  for (const field of role.sends) values[field] = instead[field] ?? (await valueOf(world, project, { ...at, field }, origin))
  const checked = await check({ portalUrl, origin, values, signal })
  refuseQuoted(world, project, [checked.text], Object.values(values))
  signal.throwIfAborted()
  return checked
}

/** Checks the stored keys. The result counts until one of them changes. */
export async function checkService(
  world: World,
  project: Project,
  at: ServiceAt,
  signal: AbortSignal,
): Promise<Checked['verdict']> {
  project.run(at).checked = null
  const stamp = checkStamp(world, project, at)
  const checked = await checkKeys(world, project, at, { signal })
  project.run(at).checked = { ...checked, at: world.now().toISOString(), stamp }
  return checked.verdict
}

/** Identifies the keys a check would use now and where it would send them. If it changes, an older verdict no longer counts. */
export function checkStamp({ vault, approvals }: Pick<World, 'vault' | 'approvals'>, project: Project, at: ServiceAt): string {
  const declared = serviceOf(at.service)
  const marks = (declared.check?.sends ?? []).map((field) =>
    fieldOf(declared, field)?.kind === 'secret'
      ? vault.describe(recordOf(project.id(), { ...at, field })).storedAt
      : textAt(project, at, field),
  )
  return JSON.stringify([portalState(approvals, project, at).url, ...marks])
}

async function valueOf({ vault }: World, project: Project, fieldAt: FieldAt, origin: string): Promise<string> {
  const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  if (field.kind === 'secret') return vault.open(idOf(project, fieldAt), origin)
  const text = textAt(project, fieldAt, field.id)
  if (text === '') throw new AppError('missing', texts.noValue(field.label))
  return text
}

function isAbsent({ vault }: World, project: Project, fieldAt: FieldAt): boolean {
  const { kind } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field).field
  return kind === 'secret' && vault.describe(idOf(project, fieldAt)).state === 'absent'
}

function labelOf({ service, environment }: ServiceAt, field: string): string {
  return placeOf(service, environment, field).field.label
}
