import type { SecretField } from '../../../shared/catalog/fields'
import { overviewTexts as texts } from '../../../shared/texts/overview'
import type { TokensView } from '../../../shared/tokensView'
import { dayOf, daysBetween } from '../../../shared/values/days'
import { environmentName, type Environment } from '../../../shared/values/environments'
import { isHeld } from '../../../shared/values/held'
import type { Verdict } from '../../../shared/settingView'
import { renewalDayIn, urgencyOf } from '../../rows/renewalDays'
import { dayName } from '../../ui/time'
import { nothing, type Cell } from './cell'
import type { There } from './heldCell'

export type Clock = { now: Date; soonDays: number }

/** By when a secret is to be renewed: the first of its days. */
export function dueCell(field: SecretField, all: readonly There[], { now, soonDays }: Clock): Cell {
  const days = all.map((there) => ({ day: renewalDayIn(there, field.id), environment: there.environment }))
  const [first] = days.filter(({ day }) => day !== '').toSorted((one, other) => (one.day < other.day ? -1 : 1))
  if (first === undefined) {
    const held = all.find(({ secrets }) => isHeld(secrets[field.id]))
    return held === undefined ? nothing : { text: texts.due.set, tone: 'dim', environment: held.environment }
  }
  const { day, environment } = first
  const urgency = urgencyOf(day, now, soonDays)
  if (urgency === 'over') return { text: texts.due.over, tone: 'error', help: dayName(day), environment }
  return { text: shortDay(day, now), tone: urgency === 'soon' ? 'warning' : 'plain', environment }
}

/** When the next of an account's tokens expires. */
export function tokensDueCell({ expired, soon, nextEnd }: TokensView, now: Date): Cell {
  if (expired > 0) return { text: texts.due.expired(expired), tone: 'error' }
  if (nextEnd === null) return { text: texts.due.never, tone: 'dim' }
  return { text: shortDay(nextEnd, now), tone: soon > 0 ? 'warning' : 'plain' }
}

/** A check or fetch in an environment. */
export type Look = { environment: Environment; at: string; verdict: Verdict['verdict'] }

/** When a value was last found to be good, or not: in the environment that is shown, else in the one looked at last. */
export function checkedCell(looks: readonly Look[], shown: Environment, now: Date): Cell {
  const [newest] = looks.toSorted((one, other) => (one.at > other.at ? -1 : 1))
  const look = looks.find(({ environment }) => environment === shown) ?? newest
  if (look === undefined) return nothing
  const words = wordsOf(look, now)
  const tone = look.verdict === 'invalid' ? 'error' : look.verdict === 'unclear' ? 'warning' : 'plain'
  if (look.environment === shown) return { text: words, tone }
  return { text: texts.checked.in(environmentName(look.environment), words), tone, environment: look.environment }
}

function wordsOf({ at, verdict }: Look, now: Date): string {
  const day = lastDay(at, now)
  return verdict === 'valid' ? day : texts.checked[verdict](day)
}

/** The day of a moment, as one says it. */
export function lastDay(at: string, now: Date): string {
  const day = dayOf(new Date(at))
  const days = daysBetween(day, dayOf(now))
  if (days <= 0) return texts.checked.today
  return days === 1 ? texts.checked.yesterday : shortDay(day, now)
}

/** The year goes without saying while it is this one. */
function shortDay(day: string, now: Date): string {
  const words = dayName(day)
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? words.slice(0, -5) : words
}
