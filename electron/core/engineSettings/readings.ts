import { isDeepStrictEqual } from 'node:util'

import type { Failure } from '../../../shared/errors'
import { rowsAtOnce } from '../../../shared/enginePage'
import type { EnginePageView, EngineSettingView } from '../../../shared/engineSettings'
import type { Engine } from '../engines/engine'
import type { Stamp } from '../files/inside'
import type { GameFile } from '../places/gameFile'
import { createTurns } from '../turns'
import type { EngineSource, Setting, SettingsPage } from './rows/source'
import type { Side } from './side'
import { readSettingsFile } from './settingsFile'
import { sourceOf } from './sources'
import { settingView } from './view'

/** What of an engine its settings depend on. */
export type SettingsEngine = Pick<Engine, 'kind' | 'version' | 'beyond'>

type Parts = {
  root: string
  engine: SettingsEngine
  problems: ReadonlyMap<string, Failure>
}

/** A page with its rows; `shown` is what the window knows of it without them, `source` all of its rows as one text. */
type Page = SettingsPage & { rows: readonly EngineSettingView[]; shown: EnginePageView; source: string }

type Read = ReturnType<EngineSource['read']>

/** What the engine's settings files hold, as last read. */
export function createSettingsReadings({ root, engine: { kind, version, beyond }, problems }: Parts) {
  const inTurn = createTurns()
  let files: ReadonlyMap<string, GameFile> = new Map()
  let all: Read | null = null
  let pages: ReadonlyMap<string, Page> = new Map()
  let settings: ReadonlyMap<string, Setting> = new Map()
  let revisions = 0

  /** Reads the files again, and makes rows of them if one changed. Called only after the first view, which does not wait for it. */
  async function read(): Promise<void> {
    const source = await sourceOf(kind)
    if (source === null) return
    const found = new Map<string, GameFile>()
    // One after another: a project has many, and the window is in use meanwhile.
    for (const file of await source.files(root, beyond)) found.set(file.path, await readSettingsFile(root, file, beyond))
    const isSame = all !== null && isDeepStrictEqual(sourcesOf(files), sourcesOf(found))
    files = found
    if (isSame) return
    all = source.read(found, version)
    settings = new Map(all.settings.map((setting) => [setting.id, setting]))
    look()
  }

  /** Makes the rows. A page whose rows are as before keeps its revision. */
  function look(): void {
    if (all === null) return
    const byPage = new Map<string, EngineSettingView[]>(all.pages.map(({ id }) => [id, []]))
    for (const setting of all.settings)
      byPage.get(setting.page)?.push(settingView(setting, files.get(setting.file), problems.get(setting.id)))
    const before = pages
    pages = new Map(all.pages.map((page) => [page.id, pageOf(page, byPage.get(page.id) ?? [], before.get(page.id))]))
  }

  function pageOf(page: SettingsPage, rows: readonly EngineSettingView[], before: Page | undefined): Page {
    const source = JSON.stringify(rows)
    const isSame = before?.source === source
    const revision = isSame ? before.shown.revision : (revisions += 1)
    return { ...page, rows, source, shown: pageView(page, rows, files, revision) }
  }

  return {
    read: () => inTurn(read),
    /** Takes up problems that came or went. */
    look,
    paths: () => [...files.keys()],
    /** The files that are there now, also those that were not read yet. None before the first reading, which has all of them. */
    async present(): Promise<string[]> {
      const source = all === null ? null : await sourceOf(kind)
      return source === null ? [] : (await source.files(root, beyond)).map(({ path }) => path)
    },
    /** Whether a file is one of this engine's, as far as the files that were read say it. */
    owns: (path: string) => files.has(path),
    /** Of a file as it was last read; none where it was not. */
    stampsOf(path: string): (Stamp | null)[] {
      const known = files.get(path)
      return known?.is === 'open' ? [known.stamp] : []
    },
    settingOf: (id: string) => settings.get(id),
    /** Those of a page that are not as the engine has them by itself. */
    modifiedOn: (page: string) => pages.get(page)?.rows.flatMap(({ id, isModified }) => (isModified ? id : [])) ?? [],
    /** All of them, to be held against others. */
    side: (): Side => ({ pages: all?.pages ?? [], settings, files }),
    view: (): EnginePageView[] | null => (all === null ? null : [...pages.values()].map(({ shown }) => shown)),
    rows(id: string, from: number): { revision: number; rows: EngineSettingView[] } {
      const page = pages.get(id)
      return { revision: page?.shown.revision ?? 0, rows: page?.rows.slice(from, from + rowsAtOnce) ?? [] }
    },
  }
}

/** All that the rows are made from. */
function sourcesOf(files: ReadonlyMap<string, GameFile>) {
  return [...files].map(([path, file]) => [path, file.is, file.why, file.is === 'open' ? file.file : null])
}

function pageView(
  { id, label, group }: SettingsPage,
  rows: readonly EngineSettingView[],
  files: ReadonlyMap<string, GameFile>,
  revision: number,
): EnginePageView {
  const paths = [...new Set(rows.map(({ file }) => file))]
  return {
    id,
    label,
    ...(group !== undefined && { group }),
    files: paths.map((path) => {
      const why = files.get(path)?.why ?? null
      return { path, ...(why !== null && { why }) }
    }),
    count: rows.length,
    modified: rows.filter(({ isModified }) => isModified).length,
    revision,
  }
}
