import type { SettingValue } from '../../shared/catalog/fields'
import type { HistoryStep, Moment } from '../../shared/historyView'

/** A value that has a history: a setting, or an entry in a file of the engine. */
export type Subject = {
  label: string
  /** Shown below the title: what the list covers, and what it leaves out. */
  scope: string
  read: () => Promise<HistoryStep[] | null>
  restore: (moment: Moment) => void
  /** The value as shown in the list; a key is masked. */
  words: (value: SettingValue | null) => string
  isNow: (value: SettingValue | null) => boolean
  canRestore: (value: SettingValue | null) => boolean
}
