import type { Field } from '../../../shared/catalog/fields'
import type { Service } from '../../../shared/catalog/service'
import { declarationTexts as texts, type FaultWords } from '../../../shared/texts/declarations'
import { closest } from './closest'
import { faultAt, when, type Fault, type Path } from './fault'

export type Kind = Field['kind']

/** The fields of a declaration by their ids. Not cached: the declaration may be wrong, and is seen only once. */
export function fieldsById({ sections }: Service): ReadonlyMap<string, Field> {
  return new Map(sections.flatMap(({ fields }) => fields).map((field) => [field.id, field]))
}

/** A name of a field: there has to be one, of one of these kinds. */
export function faultsOfField(
  fields: ReadonlyMap<string, Field>,
  id: string | undefined,
  kinds: readonly Kind[],
  path: Path,
): Fault[] {
  if (id === undefined) return []
  const field = fields.get(id)
  if (field === undefined) return [faultAt(path, texts.noField(id, closest(id, [...fields.keys()])))]
  return when(!kinds.includes(field.kind), path, texts.wrongField(id, kinds.join(', ')))
}

/** Names that every object of the language has, and those that are kept for the app. */
export function isReserved(id: string): boolean {
  return id in {} || /^(?:all|prototype|signInToken|con|prn|aux|nul|com\d|lpt\d)$/.test(id)
}

/** Ids that are there more than once, ignoring case as some file systems do. */
export function faultsOfIds(ids: readonly { id: string; path: Path }[]): Fault[] {
  const seen = new Set<string>()
  return ids.flatMap(({ id, path }) => {
    const isDouble = seen.has(id.toLowerCase())
    seen.add(id.toLowerCase())
    return [...when(isDouble, path, texts.doubled(id)), ...when(isReserved(id), path, texts.reserved(id))]
  })
}

const environment = /^(?!all$)[a-z][a-z0-9-]{0,31}$/

/** The ids of environments that something is declared for. */
export function faultsOfEnvironments(names: readonly string[], path: Path): Fault[] {
  return names.flatMap((name) => when(!environment.test(name), [...path, name], texts.environment(name)))
}

/** A check in words, as those of a file's path and a variable's name are. */
export function faultsOfCheck(problem: string | null, path: Path, words: (problem: string) => FaultWords): Fault[] {
  return problem === null ? [] : [faultAt(path, words(problem))]
}
