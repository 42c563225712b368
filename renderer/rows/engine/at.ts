import type { EngineSettingView } from '../../../shared/engineSettings'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'

/** A setting of the engine, on its page of the window, with why its file can't be written (null: it can). */
export type SettingAt = { folder: string; page: string; row: EngineSettingView; fixed: string | null }

/** What every control of a setting gets. */
export type ControlProps = SettingAt & { id: string; describedBy: string }

/** The value that counts while the file has none; empty if it is not known. */
export const defaultOf = ({ standard }: EngineSettingView): string => (standard?.is === 'default' ? standard.value : '')

/** Whether the file has no value and nobody knows what the engine has instead. */
export const isDefaultUnknown = ({ value, standard }: EngineSettingView): boolean => value === null && standard?.is !== 'default'

/** What an empty field says: the value that counts, or that it is the engine's own. */
export const placeholderOf = (row: EngineSettingView): string => (isDefaultUnknown(row) ? texts.engineDefault : defaultOf(row))
