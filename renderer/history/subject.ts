import type { SettingValue } from '../../shared/catalog/fields'
import type { HistoryStep, Moment } from '../../shared/historyView'

/** A value that has a history: a setting, or an entry in a file of the engine. */
export type Subject = {
  label: string
  /** Below the title: what the list tells, and what it does not. */
  scope: string
  read: () => Promise<HistoryStep[] | null>
  restore: (moment: Moment) => void
  /** The value as it may be read over somebody's shoulder. */
  words: (value: SettingValue | null) => string
  isNow: (value: SettingValue | null) => boolean
  canRestore: (value: SettingValue | null) => boolean
}
