import { lineEnd } from '../../formats/text'
import type { GameFile } from '../../places/gameFile'
import type { EngineSource, Setting, SettingsFile, SettingsPage } from '../rows/source'
import { unreadRow } from '../rows/unread'
import { releaseOf } from './facts'
import { grouped } from './grouped'
import { presetRows } from './presets'
import { projectRows, type FileValues, type Row } from './project'

const files: readonly SettingsFile[] = [
  { path: 'project.godot', format: 'godotValues' },
  { path: 'export_presets.cfg', format: 'godotValues' },
]

/** Project > Project Settings, and Project > Export. */
export const godot: EngineSource = {
  files: async () => files,
  read(found, version) {
    const release = releaseOf(version)
    const [project, presets] = files.map(({ path }) => valuesOf(path, found.get(path)))
    const rows = [...(project ? projectRows(project, release) : []), ...(presets ? presetRows(presets, release) : [])]
    const { pages, settings } = gathered(rows)
    const unread = files.flatMap((file) => unreadRow({ ...file, page: file.path, name: file.path }, found.get(file.path)))
    return { pages: [...unread.map(({ page, label }) => ({ id: page, label })), ...pages], settings: [...unread, ...settings] }
  },
}

function valuesOf(path: string, file: GameFile | undefined): FileValues | null {
  if (file?.is !== 'open') return null
  return { path, literals: new Map(file.opened.all()), lineEnd: lineEnd(file.file.text) }
}

/** The pages of each group together, the rows of each page, and within it those of each fold, all by what comes first. */
function gathered(rows: readonly Row[]): { pages: SettingsPage[]; settings: Setting[] } {
  const pages = grouped(rows, ({ page }) => page.id)
  const groups = grouped([...pages.values()], ([first]) => first?.page.group ?? '')
  const ordered = [...groups.values()].flat()
  return {
    pages: ordered.flatMap(([first]) => first?.page ?? []),
    settings: ordered.flatMap((each) => folded(each.map(({ setting }) => setting))),
  }
}

function folded(settings: readonly Setting[], depth = 0): Setting[] {
  const loose = settings.filter(({ folds }) => folds.length === depth)
  const deeper = grouped(
    settings.filter(({ folds }) => folds.length > depth),
    ({ folds }) => folds[depth] ?? '',
  )
  return [...loose, ...[...deeper.values()].flatMap((each) => folded(each, depth + 1))]
}
