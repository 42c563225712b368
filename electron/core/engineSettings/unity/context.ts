import type { Address } from '../../../../shared/general/row'
import type { Fact, Known } from './facts'
import { isRetired } from './platforms'

/** What a part of a file takes over from what holds it. */
export type Context = {
  /** Relative to the project, and by its name alone. */
  path: string
  file: string
  /** Its id: all settings of a file are on one page. */
  page: string
  /** The page and the headings of the engine's window, joined by slashes. */
  category: string
  folds: readonly string[]
  /** Of the holder in the data. */
  way: string
  /** Of the holder in the file, for people. */
  key: string
  /** In place of the label of the part. */
  label?: string | undefined
  platform?: string | undefined
  risk?: Fact['risk']
  note?: Fact['note']
  isAdvanced: boolean
  /** The names of what stands beside it. */
  beside: ReadonlySet<string>
  /** The names of the entries of a list of the file. */
  entriesOf(list: string): readonly string[]
  /** All entries of a list as one value; null where they can't be that. */
  listAt(address: Address): string | null
}

/** The same context for a part with this key, of which something may be known. */
export function inside(context: Context, { way, known }: Found, key: string, label?: string): Context {
  if (known === undefined) return { ...context, way, key, label }
  const { fact, category: own } = known
  const { platform = fact.platform, risk = fact.risk, note = fact.note } = context
  const { category, folds } = headed(context, own)
  const isAdvanced = context.isAdvanced || isOutOfSight(fact) || isRetired(platform)
  // One object in one go: there are thousands of them.
  return { ...context, category, folds, way, key, label, platform, risk, note, isAdvanced }
}

type Found = { way: string; known: Known | undefined }

/** Headings that a part has besides those of its holder are foldouts. */
function headed({ category, folds }: Context, own: string): Pick<Context, 'category' | 'folds'> {
  if (!own.startsWith(`${category}/`)) return { category, folds }
  return { category: own, folds: [...folds, ...own.slice(category.length + 1).split('/')] }
}

const isOutOfSight = ({ risk, hidden }: Fact) => hidden === true || risk === 'internal' || risk === 'engine'

/** The same context in one more foldout. */
export const folded = (context: Context, label: string): Context =>
  label === '' || label === context.folds.at(-1) ? context : { ...context, folds: [...context.folds, label] }
