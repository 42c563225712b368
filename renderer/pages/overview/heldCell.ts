import type { Field, SecretField } from '../../../shared/catalog/fields'
import { overviewTexts as texts } from '../../../shared/texts/overview'
import type { SecretView } from '../../../shared/secretView'
import type { ElsewhereView } from '../../../shared/settingView'
import { environmentName, type Environment } from '../../../shared/values/environments'
import { masked } from '../../../shared/values/mask'
import type { ServiceView } from '../../../shared/view'
import { nothing, type Cell, type Tone } from './cell'

/** What one environment holds. */
export type There = Pick<ElsewhereView, 'environment' | 'settings' | 'secrets' | 'files' | 'problems'>

export type Asked = {
  service: ServiceView
  /** All environments in the project's order. */
  all: readonly There[]
  isHidden: boolean
  /** The field whose value identifies the game, if the service has one. */
  key: string | undefined
}

/** What an environment holds of a field, in a word or two. */
export function heldCell(asked: Asked, field: Field, there: There): Cell {
  const cell = field.kind === 'secret' ? secretCell(asked, field, there) : valueCell(asked, field, there)
  const problem = there.problems[field.id]
  return problem === undefined ? cell : { ...cell, tone: 'error', help: problem.message }
}

const isShown = ({ service }: Asked, { environment }: There): boolean =>
  service.elsewhere.every((other) => other.environment !== environment)

const tones: Record<Exclude<SecretView['state'], 'absent' | 'stored'>, Tone> = {
  session: 'warning',
  locked: 'dim',
  unreadable: 'error',
  doubtful: 'warning',
  'other-origin': 'warning',
}

function secretCell(asked: Asked, field: SecretField, there: There): Cell {
  const { state, tail = null, sameAs } = there.secrets[field.id] ?? { state: 'absent' as const }
  if (state === 'absent') return absentCell(asked, field, there)
  if (sameAs !== undefined && field.mayBeSame !== true && isBefore(asked, sameAs, there.environment)) return sameCell(sameAs)
  if (state === 'stored') return { text: texts.stored(tail), tone: 'ok', hasDot: true }
  const text = state === 'locked' && asked.isHidden ? texts.hidden : texts.states[state]
  return { text, tone: tones[state], hasDot: true }
}

function absentCell(asked: Asked, { id }: SecretField, there: There): Cell {
  const { service } = asked
  const found = (there.files[id] ?? []).filter(({ state, holds }) => state === 'secret' && holds === null)
  if (found.some(({ ships }) => ships)) return { text: texts.inShippedFile, tone: 'error', hasDot: true }
  if (found.length > 0) return { text: texts.inFile, tone: 'warning', hasDot: true }
  const isMissing = isShown(asked, there) && service.missing.some(({ field }) => field === id)
  return isMissing ? { text: texts.missing, tone: 'warning' } : { text: texts.states.absent, tone: 'dim' }
}

function valueCell(asked: Asked, { id, kind, perEnvironment }: Field, there: There): Cell {
  const value = String(there.settings[id]?.value ?? '')
  if (value === '') return kind === 'fetched' ? { text: texts.notFetched, tone: 'dim' } : nothing
  const twin = id === asked.key && perEnvironment ? twinOf(asked, id, there) : undefined
  if (twin !== undefined) return sameCell(twin)
  return { text: kind === 'fetched' ? masked(value) : shortened(value), tone: 'plain' }
}

function twinOf(asked: Asked, id: string, { environment, settings: own }: There): Environment | undefined {
  const same = asked.all.filter(({ settings }) => settings[id]?.value === own[id]?.value)
  return same.find((other) => isBefore(asked, other.environment, environment))?.environment
}

/** Of two environments with the same, the first one is not called a copy. */
function isBefore({ all }: Asked, one: Environment, other: Environment): boolean {
  const at = (name: Environment) => all.findIndex(({ environment }) => environment === name)
  return at(one) < at(other)
}

const sameCell = (other: Environment): Cell => ({ text: texts.sameAs(environmentName(other)), tone: 'warning' })

const [most, ends] = [18, 7]

/** A long value with its middle left out, so that two can be told apart. */
function shortened(value: string): string {
  return value.length <= most ? value : `${value.slice(0, ends)}…${value.slice(-ends)}`
}
