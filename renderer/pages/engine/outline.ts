import type { EngineSettingView } from '../../../shared/engineSettings'
import { valueWords } from '../../rows/engine/words'

type Rows = readonly EngineSettingView[]

/** A foldout of a page. `path` names it on its page; its rows may stand in several places of the page, counted by `turn`. */
export type Fold = {
  kind: 'fold'
  path: string
  turn: number
  label: string
  depth: number
  isOpen: boolean
  isModified: boolean
  /** What is in it, in a few words, while it is closed. */
  summary: string
}
export type Item = Fold | { kind: 'row'; row: EngineSettingView; depth: number }

/** The foldouts that were opened or closed, other than they are at first. */
export type Folded = ReadonlyMap<string, boolean>

/** How many values of a closed foldout are told. */
const told = 3

/** How many settings a foldout has at least that is closed at first. */
const fewest = 3

/** The rows of a page with their foldouts, without what is closed. Null: all are open. */
export function outlineOf(rows: Rows, folded: Folded | null): Item[] {
  const known = foldsOf(rows)
  const isOpen = (path: string): boolean => folded === null || (folded.get(path) ?? known.isOpenAtFirst(path))
  const turns = new Map<string, number>()
  const items: Item[] = []
  let before: readonly string[] = []
  for (const row of rows) {
    const paths = pathsOf(row)
    const closed = paths.findIndex((path) => !isOpen(path))
    const shown = closed === -1 ? paths : paths.slice(0, closed + 1)
    for (const [depth, path] of shown.entries()) {
      if (depth < sharedDepth(before, paths)) continue
      const turn = (turns.get(path) ?? 0) + 1
      turns.set(path, turn)
      items.push({ kind: 'fold', path, turn, depth, isOpen: isOpen(path), label: row.folds[depth] ?? '', ...known.words(path) })
    }
    if (closed === -1) items.push({ kind: 'row', row, depth: paths.length })
    before = paths
  }
  return items
}

/** The names of the foldouts that a row is in, from the outside in. */
export function pathsOf({ folds }: EngineSettingView): string[] {
  return folds.map((_, depth) => folds.slice(0, depth + 1).join('\n'))
}

function sharedDepth(one: readonly string[], other: readonly string[]): number {
  const depth = one.findIndex((path, index) => path !== other[index])
  return depth === -1 ? one.length : depth
}

/** What is in each foldout, and whether it is open as long as nobody has folded it. */
function foldsOf(rows: Rows) {
  const inside = new Map<string, EngineSettingView[]>()
  for (const row of rows) {
    for (const path of pathsOf(row)) {
      const known = inside.get(path)
      if (known === undefined) inside.set(path, [row])
      else known.push(row)
    }
  }
  const counts = new Map<string, number>()
  const shapes = new Map([...inside].map(([path, own]) => [path, shapeOf(path, own)]))
  for (const shape of shapes.values()) counts.set(shape, (counts.get(shape) ?? 0) + 1)
  return {
    /** Foldouts side by side that hold the same settings are the entries of a list, which is long when all are open. */
    isOpenAtFirst: (path: string): boolean => (counts.get(shapes.get(path) ?? '') ?? 0) < 2,
    words(path: string): Pick<Fold, 'isModified' | 'summary'> {
      const own = inside.get(path) ?? []
      return { isModified: own.some(({ isModified }) => isModified), summary: own.slice(0, told).map(summaryOf).join(' · ') }
    },
  }
}

/** The foldout around one, and what is in it, whatever the values. A foldout with few settings has no shape but its own. */
function shapeOf(path: string, rows: Rows): string {
  if (rows.length < fewest) return path
  const depth = path.split('\n').length
  const names = rows.map(({ folds, label }) => [...folds.slice(depth), label].join('/'))
  return [path.slice(0, Math.max(0, path.lastIndexOf('\n'))), ...names].join('\n')
}

function summaryOf({ label, type, value, isSecret }: EngineSettingView): string {
  return isSecret === true || value === null ? label : `${label} ${valueWords(type, value)}`
}
