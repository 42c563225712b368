import { engineTexts } from '../../../../shared/texts/engineSettings'
import type { Setting, SettingsPage } from '../rows/source'

const order = engineTexts.unity.headings
const ranks = new Map(order.map((name, rank) => [name, rank]))
const rankOf = (name: string) => ranks.get(name) ?? order.length

type Fold = { rows: Setting[]; folds: Map<string, Fold> }
const empty = (): Fold => ({ rows: [], folds: new Map() })

/** Pages from A to Z, and their rows as Unity draws them: those of a foldout together, behind those in none. */
export function arranged(
  settings: readonly Setting[],
  known: readonly SettingsPage[],
): { pages: SettingsPage[]; settings: Setting[] } {
  const folds = new Map<string, Fold>()
  for (const setting of settings) {
    const page = folds.get(setting.page) ?? empty()
    folds.set(setting.page, page)
    foldOf(page, setting.folds).rows.push(setting)
  }
  const pages = [...new Map(known.map((page) => [page.id, page])).values()]
    .filter(({ id }) => folds.has(id))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en'))
  return { pages, settings: pages.flatMap(({ id }) => rowsOf(folds.get(id) ?? empty())) }
}

function foldOf(page: Fold, names: readonly string[]): Fold {
  return names.reduce((fold, name) => {
    const inner = fold.folds.get(name) ?? empty()
    fold.folds.set(name, inner)
    return inner
  }, page)
}

function rowsOf({ rows, folds }: Fold): Setting[] {
  const names = [...folds.keys()].toSorted((one, other) => rankOf(one) - rankOf(other))
  return [...rows, ...names.flatMap((name) => rowsOf(folds.get(name) ?? empty()))]
}
