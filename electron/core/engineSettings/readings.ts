import { isDeepStrictEqual } from 'node:util'

import type { Failure } from '../../../shared/errors'
import { rowsAtOnce, type EnginePageView, type EngineSettingView } from '../../../shared/engineSettings'
import type { EngineKind } from '../../../shared/general/general'
import { readGameFile, type GameFile } from '../places/gameFile'
import type { Setting, SettingsPage } from './rows/source'
import type { Side } from './side'
import { sourceOf } from './sources'
import { settingView } from './view'

type Parts = {
  root: string
  kind: EngineKind
  version: string | null
  problems: ReadonlyMap<string, Failure>
}

type Page = SettingsPage & { settings: readonly Setting[]; rows: readonly EngineSettingView[]; revision: number }

/** What the engine's settings files hold, as last read. */
export function createSettingsReadings({ root, kind, version, problems }: Parts) {
  let files: ReadonlyMap<string, GameFile> = new Map()
  let pages: ReadonlyMap<string, Page> | null = null
  let settings: ReadonlyMap<string, Setting> = new Map()
  let revisions = 0

  /** Reads the files again. Called only after the first view, which does not wait for them. */
  async function read(): Promise<void> {
    const source = await sourceOf(kind)
    if (source === null) return
    const found = new Map<string, GameFile>()
    // One after another: a project has many, and the window is in use meanwhile.
    for (const { path, format } of await source.files(root)) found.set(path, await readGameFile(root, path, format))
    const all = source.read(found, version)
    files = found
    settings = new Map(all.settings.map((setting) => [setting.id, setting]))
    hold(all.pages, all.settings)
  }

  /** A page whose rows are as before keeps its revision. */
  function hold(known: readonly SettingsPage[], all: readonly Setting[]): void {
    const byPage = new Map<string, Setting[]>(known.map(({ id }) => [id, []]))
    for (const setting of all) byPage.get(setting.page)?.push(setting)
    pages = new Map(
      known.map((page) => {
        const own = byPage.get(page.id) ?? []
        const rows = own.map((setting) => settingView(setting, files.get(setting.file), problems.get(setting.id)))
        const before = pages?.get(page.id)
        const isSame = before !== undefined && isDeepStrictEqual(before.rows, rows)
        return [page.id, { ...page, settings: own, rows, revision: isSame ? before.revision : (revisions += 1) }]
      }),
    )
  }

  return {
    read,
    /** Takes up problems that came or went. */
    look: () => pages && hold([...pages.values()], [...settings.values()]),
    paths: () => [...files.keys()],
    /** Whether a file is one of this engine's, as far as the files that were read say it. */
    owns: (path: string) => files.has(path),
    settingOf: (id: string) => settings.get(id),
    /** Those of a page that are not as the engine has them by itself. */
    modifiedOn: (page: string) => pages?.get(page)?.rows.flatMap(({ id, isModified }) => (isModified ? id : [])) ?? [],
    /** All of them, to be held against others. */
    side: (): Side => ({ pages: [...(pages?.values() ?? [])], settings, files }),
    view(): EnginePageView[] | null {
      return pages && [...pages.values()].map((page) => pageView(page, files))
    },
    rows(id: string, from: number): { revision: number; rows: EngineSettingView[] } {
      const page = pages?.get(id)
      return { revision: page?.revision ?? 0, rows: page?.rows.slice(from, from + rowsAtOnce) ?? [] }
    },
  }
}

function pageView({ id, label, group, rows, revision }: Page, files: ReadonlyMap<string, GameFile>): EnginePageView {
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
