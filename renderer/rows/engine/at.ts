import type { EngineSettingView } from '../../../shared/engineSettings'

/** A setting of the engine, on its page of the window, with why its file can't be written (null: it can). */
export type SettingAt = { folder: string; page: string; row: EngineSettingView; fixed: string | null }

/** What every control of a setting gets. */
export type ControlProps = SettingAt & { id: string; describedBy: string }

/** The value that counts while the file has none; empty if it is not known. */
export const defaultOf = ({ standard }: EngineSettingView): string => (standard?.is === 'default' ? standard.value : '')
