import type { GameFile } from '../places/gameFile'
import type { EngineSource, Setting, SettingsPage } from './rows/source'
import { readSettingsFile } from './settingsFile'

/** All settings of a project as they are in some files: its own, another project's, those of an earlier state. */
export type Side = {
  pages: readonly SettingsPage[]
  settings: ReadonlyMap<string, Setting>
  files: ReadonlyMap<string, GameFile>
}

/** The settings that files hold, wherever these come from. */
export function sideOf(source: EngineSource, files: ReadonlyMap<string, GameFile>, version: string | null): Side {
  const { pages, settings } = source.read(files, version)
  return { pages, settings: new Map(settings.map((setting) => [setting.id, setting])), files }
}

/** The files of settings in a project's folder. Nothing is written there. */
export async function filesIn(source: EngineSource, root: string, signal?: AbortSignal): Promise<Map<string, GameFile>> {
  const found = new Map<string, GameFile>()
  // One after another: a project has many, and the window is in use meanwhile.
  for (const file of await source.files(root)) {
    signal?.throwIfAborted()
    found.set(file.path, await readSettingsFile(root, file))
  }
  return found
}
