import type { ComparedRow, Comparison } from '../../../shared/compare'
import { compareTexts as texts } from '../../../shared/texts/compare'
import type { SettingType } from '../../../shared/engineSettings'
import { refusalOf } from './rows/refusal'
import type { Setting, SettingsPage } from './rows/source'
import type { Side } from './side'

/** What the other side has of a setting. `effective` is what the engine uses: its default where the file has no value. */
type Held = { value: string | null; effective: string | null; isUsual?: true }

/** What the settings of a project are held against. */
export type Other = Pick<Comparison, 'is' | 'label' | 'unknown'> & {
  /** Undefined for a setting that the other side does not know. */
  heldFor(setting: Setting): Held | undefined
  /** Whether a setting that it does not know is a difference. */
  isWhole: boolean
  /** A project: what only it has is a difference, too. */
  side?: Side
}

export type Differences = Pick<Comparison, 'unread'> & { rows: readonly ComparedRow[] }

/** Another project, or an earlier state of this one. */
export function otherSide(is: 'project' | 'revision', label: string, side: Side): Other {
  return {
    is,
    label,
    unknown: [],
    isWhole: true,
    side,
    heldFor({ id }) {
      const setting = side.settings.get(id)
      return setting && { value: setting.value, effective: effectiveOf(setting) }
    },
  }
}

/** What a project has without anybody's doing, as far as that is known. */
export const standard: Other = {
  is: 'standard',
  label: texts.standard,
  unknown: [],
  isWhole: false,
  heldFor({ standard: known, isOptional, value }) {
    if (known === undefined || value === null) return undefined
    const isOut = isOptional === true && known.is === 'default'
    return { value: isOut ? null : known.value, effective: known.value, ...(known.is === 'usual' && { isUsual: true }) }
  },
}

/**
 * The settings that are not the same, in the order of the engine's window, then those that only the other side has. What a
 * file holds that can't be read is unknown and not compared, and what is a secret on either side is not looked at.
 */
export function differences(here: Side, other: Other): Differences {
  const unread = [...unreadIn(here, 'here'), ...(other.side === undefined ? [] : unreadIn(other.side, 'there'))]
  const unknown = new Set(unread.map(({ path }) => path))
  const isOpen = (setting: Setting | undefined) => setting?.isSecret !== true
  const isCompared = (setting: Setting) =>
    isOpen(setting) && isOpen(other.side?.settings.get(setting.id)) && !unknown.has(setting.file)
  const labels = new Map([...(other.side?.pages ?? []), ...here.pages].map((page) => [page.id, nameOf(page)]))
  const rows = [...here.settings.values()]
    .filter(isCompared)
    .flatMap((setting) => rowFor(setting, other.heldFor(setting), { here, other, labels }) ?? [])
  const others = [...(other.side?.settings.values() ?? [])]
    .filter((setting) => isCompared(setting) && setting.value !== null && !here.settings.has(setting.id))
    .map((setting): ComparedRow => ({
      ...shown(setting, labels),
      here: null,
      there: setting.value,
      on: 'there',
      why: texts.onlyThere,
    }))
  return { unread, rows: [...rows, ...others] }
}

/** Pages of several groups may have one label. */
const nameOf = ({ group, label }: SettingsPage): string => (group === undefined ? label : `${group} › ${label}`)

type Labels = ReadonlyMap<SettingsPage['id'], string>

type Known = { here: Side; other: Other; labels: Labels }

function rowFor(setting: Setting, held: Held | undefined, known: Known): ComparedRow | null {
  const { value, type } = setting
  if (held !== undefined) return isSameOnBoth(type, setting, held) ? null : rowOnBoth(setting, held, known)
  if (!known.other.isWhole || value === null) return null
  return { ...shown(setting, known.labels), here: value, there: null, on: 'here', why: texts.onlyHere }
}

/** Where neither side says anything, only the versions of the engine can differ. */
function isSameOnBoth(type: SettingType, setting: Setting, held: Held): boolean {
  if (setting.value === null && held.value === null) return true
  return isSame(type, effectiveOf(setting), held.effective)
}

function rowOnBoth(setting: Setting, held: Held, { here, labels }: Known): ComparedRow {
  const why = whyNot(setting, held, here)
  return {
    ...shown(setting, labels),
    here: setting.value ?? effectiveOf(setting),
    there: held.value ?? held.effective,
    on: 'both',
    ...(held.isUsual && { isUsual: true }),
    ...(why !== undefined && { why }),
  }
}

/** What is written so that a setting is as on the other side: null takes it out of the file. Undefined if nothing can be. */
export function wishFor(setting: Setting, other: Other): string | null | undefined {
  const held = other.heldFor(setting)
  if (held === undefined || held.value !== null) return held?.value
  return setting.isOptional === true ? null : (held.effective ?? undefined)
}

function whyNot(setting: Setting, held: Held, here: Side): string | undefined {
  if (setting.isSecret === true) return texts.secret
  if (setting.why !== undefined) return setting.why
  const file = here.files.get(setting.file)
  if (file?.why != null) return file.why.message
  if (held.value === null) return setting.isOptional === true || held.effective !== null ? undefined : texts.noValueThere
  return refusalOf(setting.type, held.value) ?? undefined
}

/** What the engine uses; null where that is not known. */
function effectiveOf({ value, standard: known }: Pick<Setting, 'value' | 'standard'>): string | null {
  return value ?? (known?.is === 'default' ? known.value : null)
}

/** Numbers are the same however they are written. Longer ones could lose digits, so they are compared as texts. */
function isSame(type: SettingType, one: string | null, other: string | null): boolean {
  if (one === other) return true
  if (one === null || other === null || !['number', 'vector', 'colour'].includes(type.is)) return false
  const [left, right] = [one.split(', '), other.split(', ')]
  return left.length === right.length && left.every((part, index) => isSameNumber(part, right[index] ?? ''))
}

const mostDigits = 15

function isSameNumber(one: string, other: string): boolean {
  if (one === other) return true
  const isShort = [one, other].every((text) => text !== '' && text.length <= mostDigits)
  return isShort && Number(one) === Number(other)
}

function shown({ id, page, folds, label, key, file, platform, type }: Setting, labels: Labels) {
  return { id, page: labels.get(page) ?? page, folds, label, key, file, type, ...(platform !== undefined && { platform }) }
}

function unreadIn({ files }: Side, side: 'here' | 'there'): Comparison['unread'] {
  return [...files].flatMap(([path, { is, why }]) => (is === 'refused' ? [{ path, side, why }] : []))
}
