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

/** How many values of a closed foldout are told. */
const told = 4

/** The rows of a page with their foldouts, without what is closed. `isOpen` says which are open. */
export function outlineOf(rows: Rows, isOpen: (path: string, depth: number) => boolean): Item[] {
  const inside = foldsOf(rows)
  const turns = new Map<string, number>()
  const items: Item[] = []
  let before: readonly string[] = []
  for (const row of rows) {
    const shared = sharedDepth(before, row.folds)
    for (let depth = shared; depth < row.folds.length && isShown(row.folds, depth, isOpen); depth += 1) {
      const path = pathOf(row.folds, depth)
      const turn = (turns.get(path) ?? 0) + 1
      turns.set(path, turn)
      items.push(foldAt({ path, turn, depth, isOpen: isOpen(path, depth) }, row, inside.get(path) ?? []))
    }
    if (isShown(row.folds, row.folds.length, isOpen)) items.push({ kind: 'row', row, depth: row.folds.length })
    before = row.folds
  }
  return items
}

/** The names of the foldouts that a row is in. */
export function pathsOf({ folds }: EngineSettingView): string[] {
  return folds.map((_, depth) => pathOf(folds, depth))
}

/** Foldouts of a page are open; what is folded in them, such as a struct or an entry of a list, is not. */
export const isOpenAtFirst = (_path: string, depth: number): boolean => depth === 0

const pathOf = (folds: readonly string[], depth: number): string => folds.slice(0, depth + 1).join('\n')

function sharedDepth(one: readonly string[], other: readonly string[]): number {
  let depth = 0
  while (depth < one.length && depth < other.length && one[depth] === other[depth]) depth += 1
  return depth
}

/** Whether all foldouts around something are open. */
function isShown(folds: readonly string[], depth: number, isOpen: (path: string, depth: number) => boolean): boolean {
  for (let around = 0; around < depth; around += 1) if (!isOpen(pathOf(folds, around), around)) return false
  return true
}

function foldsOf(rows: Rows): ReadonlyMap<string, EngineSettingView[]> {
  const inside = new Map<string, EngineSettingView[]>()
  for (const row of rows) {
    for (const path of pathsOf(row)) {
      const known = inside.get(path)
      if (known === undefined) inside.set(path, [row])
      else known.push(row)
    }
  }
  return inside
}

function foldAt(place: Pick<Fold, 'path' | 'turn' | 'depth' | 'isOpen'>, { folds }: EngineSettingView, rows: Rows): Fold {
  return {
    kind: 'fold',
    ...place,
    label: folds[place.depth] ?? '',
    isModified: rows.some(({ isModified }) => isModified),
    summary: rows.slice(0, told).map(summaryOf).join(' · '),
  }
}

function summaryOf({ label, type, value, isSecret }: EngineSettingView): string {
  return isSecret === true || value === null ? label : `${label} ${valueWords(type, value)}`
}
