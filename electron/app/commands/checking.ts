import { AppError } from '../../../shared/errors'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { serviceOf } from '../../../shared/catalog/services'
import { refusalTexts, workTexts } from '../../../shared/texts'
import { placeOf } from '../../core/project/settingAt'
import type { Run } from '../../core/project/runs'
import { textAt } from '../../core/project/values'
import type { Checked } from '../../core/portal/service'
import type { Session } from '../session/session'
import { refuseQuoted } from './quotedSecrets'
import { addressOf, idOf } from './secretPlaces'
import { throwIfCancelled, working } from './working'

type Values = Readonly<Record<string, string>>

/** Asks the service whether its keys are good, once. `instead` stands for values that are not stored yet. */
export async function checkKeys(session: Session, at: ServiceAt, run: Run, instead: Values = {}): Promise<Checked> {
  const { check } = session.shared.services.of(at.service)
  const role = serviceOf(at.service).check
  if (check === undefined || role === undefined) throw new AppError('invalid', refusalTexts.nothingToCheck)
  const { origin, portalUrl } = addressOf(session, at.service)
  const project = session.opened()
  const found: Checked[] = []
  await working(session, run, { action: 'check', text: workTexts.check }, async (signal) => {
    const absent = role.sends.filter((field) => instead[field] === undefined && isAbsent(session, { ...at, field }))
    if (absent.length > 0) throw new AppError('missing', refusalTexts.pasteFirst(absent.map((field) => labelOf(at, field))))
    const values: Record<string, string> = {}
    for (const field of role.sends) values[field] = instead[field] ?? (await valueOf(session, { ...at, field }, origin))
    const checked = await check({ portalUrl, origin, values, signal })
    refuseQuoted(session, project, [checked.text], Object.values(values))
    found.push(checked)
    throwIfCancelled(signal)
  })
  const [checked] = found
  if (checked === undefined) throw new AppError('cancelled', refusalTexts.cancelled)
  return checked
}

async function valueOf(session: Session, fieldAt: FieldAt, origin: string): Promise<string> {
  const { field } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field)
  if (field.kind !== 'secret') {
    const text = textAt(session.opened(), fieldAt, field.id)
    if (text === '') throw new AppError('missing', refusalTexts.noValue(field.label))
    return text
  }
  return session.shared.vault.open(idOf(session, fieldAt), origin)
}

function isAbsent(session: Session, fieldAt: FieldAt): boolean {
  const { kind } = placeOf(fieldAt.service, fieldAt.environment, fieldAt.field).field
  return kind === 'secret' && session.shared.vault.describe(idOf(session, fieldAt)).state === 'absent'
}

function labelOf({ service, environment }: ServiceAt, field: string): string {
  return placeOf(service, environment, field).field.label
}
