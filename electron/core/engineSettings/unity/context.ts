import type { Fact, Known } from './facts'
import { isRetired } from './platforms'

/** What a part of a file takes over from what holds it. */
export type Context = {
  /** Relative to the project, and by its name alone. */
  path: string
  file: string
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
}

export const pageOf = ({ category }: Pick<Context, 'category'>) => category.split('/')[0] ?? ''

/** The same context for a part of which something is known. */
export function inside(context: Context, { way, known }: { way: string; known: Known | undefined }): Context {
  if (known === undefined) return { ...context, way }
  const { fact, category } = known
  const { platform = fact.platform, risk = fact.risk, note = fact.note } = context
  return {
    ...context,
    ...headed(context, category),
    way,
    platform,
    risk,
    note,
    isAdvanced: context.isAdvanced || isOutOfSight(fact) || isRetired(platform),
  }
}

/** Headings that a part has besides those of its holder are foldouts. */
function headed({ category, folds }: Context, own: string): Pick<Context, 'category' | 'folds'> {
  if (!own.startsWith(`${category}/`)) return { category, folds }
  return { category: own, folds: [...folds, ...own.slice(category.length + 1).split('/')] }
}

const isOutOfSight = ({ risk, hidden }: Fact) => hidden === true || risk === 'internal' || risk === 'engine'

/** The same context in one more foldout. */
export const folded = (context: Context, label: string): Context =>
  label === '' || label === context.folds.at(-1) ? context : { ...context, folds: [...context.folds, label] }
