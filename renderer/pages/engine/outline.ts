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

/** A foldout in another one with so few values is told in one line: a structure such as a centre and a size. */
const told = 2

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
  /** By the foldout around them and the label of their first row: foldouts that begin alike are the entries of a list. */
  const alike = new Map<string, number>()
  const likeOf = new Map<string, string>()
  for (const row of rows) {
    const paths = pathsOf(row)
    for (const [depth, path] of paths.entries()) {
      const known = inside.get(path)
      known?.push(row)
      if (known !== undefined) continue
      inside.set(path, [row])
      const like = [paths[depth - 1] ?? '', row.folds[depth + 1] ?? '', row.label].join('\n\n')
      likeOf.set(path, like)
      alike.set(like, (alike.get(like) ?? 0) + 1)
    }
  }
  return {
    isOpenAtFirst(path: string): boolean {
      const isOutside = !path.includes('\n')
      const isEntry = (alike.get(likeOf.get(path) ?? '') ?? 0) > 1
      return isOutside || !(isEntry || (inside.get(path)?.length ?? 0) <= told)
    },
    words(path: string): Pick<Fold, 'isModified' | 'summary'> {
      const own = inside.get(path) ?? []
      return { isModified: own.some(({ isModified }) => isModified), summary: own.slice(0, told).map(summaryOf).join(' · ') }
    },
  }
}

function summaryOf({ label, type, value, isSecret }: EngineSettingView): string {
  return isSecret === true || value === null ? label : `${label} ${valueWords(type, value)}`
}
