import type { EngineSettingView } from '../../../../shared/engineSettings'
import type { Address } from '../../../../shared/general/row'
import type { Beyond } from '../../files/contain'
import type { FormatId, GameFile } from '../../places/gameFile'

/**
 * Between the values at a setting's addresses and its value in the window. `read` takes what stands at each address, null
 * for nothing. `write` answers what to put there, or null where the file can't hold it.
 */
export type Form = {
  read(texts: readonly (string | null)[]): string | null
  write(value: string): readonly string[] | null
}

/** A setting of the engine: what the window shows of it, and where it is. */
export type Setting = Omit<EngineSettingView, 'isModified' | 'canReset' | 'problem'> & {
  page: string
  format: FormatId
  /** One, or one for each part of a vector. */
  addresses: readonly Address[]
  form: Form
  /** The engine writes it only where it differs from its default: it can be added, and taken out again. */
  isOptional?: true
  /** The engine's next save takes it out where it has its default, so that is how it is set to that. */
  leavesDefaultOut?: true
  /** A list that stands in the file by its entries alone: without any, it is taken out. */
  isOutWhenEmpty?: true
}

export type SettingsPage = { id: string; label: string; group?: string | undefined }

export type SettingsFile = { path: string; format: FormatId }

/** What one engine keeps of settings, and where. */
export type EngineSource = {
  /**
   * The files of settings that a project has, in the engine's own order, also those in folders of `beyond`. Throws nothing for
   * what is not there.
   */
  files(root: string, beyond?: Beyond): Promise<readonly SettingsFile[]>
  /**
   * Every setting, in the order of the engine's own window, with the pages they are on. `version` as the project says it. A
   * file that can't be read has one row, which says why.
   */
  read(
    files: ReadonlyMap<string, GameFile>,
    version: string | null,
  ): { pages: readonly SettingsPage[]; settings: readonly Setting[] }
}

/** For the settings of a file whose form is not special. */
export const plainForm: Form = { read: ([text = null]) => text, write: (value) => [value] }

const formatsOfFiles: readonly (readonly [RegExp, FormatId])[] = [
  [/^(?:ProjectSettings|UserSettings)\/[^/]+\.asset$/, 'unityTree'],
  [/^Config\/(?:[^/]+\/)*[^/]+\.ini$/, 'unrealTree'],
  [/^Platforms\/[^/]+\/Config\/[^/]+\.ini$/, 'unrealTree'],
  [/^(?:project\.godot|export_presets\.cfg)$/, 'godotValues'],
]

/** How a file of an engine's settings is read; null for any other file. */
export function settingsFormatOf(path: string): FormatId | null {
  if (path.includes('..') || path.includes('\\')) return null
  return formatsOfFiles.find(([pattern]) => pattern.test(path))?.[1] ?? null
}
