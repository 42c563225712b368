import { AppError } from '../../shared/errors'
import { serviceOf } from '../../shared/services'
import { refusalTexts, workTexts } from '../../shared/texts'
import { placeOf } from '../projects/place'
import type { Run, RunPlace } from '../projects/runs'
import { textAt } from '../projects/values'
import type { Checked } from '../services/service'
import type { Session } from '../session'
import { addressOf, idOf } from './secretPlaces'
import { throwIfCancelled, working } from './working'

type Values = Readonly<Record<string, string>>

/** Asks the service whether its keys are good, once. `instead` stands for values that are not stored yet. */
export async function checkKeys(session: Session, at: RunPlace, run: Run, instead: Values = {}): Promise<Checked> {
  const { check } = session.shared.services[at.service]
  const role = serviceOf(at.service).check
  if (check === undefined || role === undefined) throw new AppError('invalid', refusalTexts.nothingToCheck)
  const { origin, portalUrl } = addressOf(session, at.service)
  const found: Checked[] = []
  await working(session, run, { action: 'check', text: workTexts.check }, async (signal) => {
    const values: Record<string, string> = {}
    for (const field of role.sends) values[field] = instead[field] ?? (await valueOf(session, { ...at, field }, origin))
    found.push(await check({ portalUrl, origin, values, signal }))
    throwIfCancelled(signal)
  })
  const [checked] = found
  if (checked === undefined) throw new AppError('cancelled', refusalTexts.cancelled)
  return checked
}

async function valueOf(session: Session, spot: RunPlace & { field: string }, origin: string): Promise<string> {
  const { field } = placeOf(spot.service, spot.environment, spot.field)
  if (field.kind !== 'secret') {
    const text = textAt(session.opened(), spot, field.id)
    if (text === '') throw new AppError('missing', refusalTexts.noValue(field.label))
    return text
  }
  const id = idOf(session, spot)
  if (session.shared.vault.describe(id).state === 'absent') throw new AppError('missing', refusalTexts.pasteFirst(field.label))
  return session.shared.vault.open(id, origin)
}
