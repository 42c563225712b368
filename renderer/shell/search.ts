import type { Field } from '../../shared/fields'
import { generalRows, keyText } from '../../shared/general'
import type { GeneralRow } from '../../shared/general/row'
import { fieldsOf, serviceOf, type ServiceId } from '../../shared/services'
import type { ProjectView, TargetView } from '../../shared/view'

/** A stretch of a text that either is a hit of the search or is not. */
export type Part = { text: string; isHit: boolean }

/** The settings that have a row and are hit by the search. What stands beside another one is found through its row. */
export function hitFields(fields: readonly Field[], query: string): Field[] {
  return fields.filter((field) => {
    if (besides(field) !== null) return false
    const row = [field, ...fields.filter((other) => besides(other) === field.id)]
    return row.some((each) => isHit(each, query))
  })
}

/** The game's files that have a row and are hit by the search. The environment file is a setting of its own. */
export function hitTargets(targets: readonly TargetView[], query: string): TargetView[] {
  return targets.filter(({ id, label, path }) => id !== 'env' && hasWords(`${label} ${path ?? ''}`, query))
}

/** The rows of the General page that are hit by the search: also by the file and the key they live in. */
export function hitRows(rows: readonly GeneralRow[], query: string): GeneralRow[] {
  return rows.filter((row) => hasWords(`${row.label} ${row.help} ${row.id} ${row.file} ${keyText(row)}`, query))
}

/** How many rows of the General page the search hits, of those the project has. */
export function countGeneral({ engine, general }: ProjectView, query: string): number {
  const shown = generalRows(engine.kind).filter(({ id }) => general?.rows.some((row) => row.id === id))
  return hitRows(shown, query).length
}

/** How many settings of a service the search hits. */
export function countHits(service: ServiceId, query: string): number {
  return hitFields(fieldsOf(serviceOf(service)), query).length
}

/** Every word has to occur in the label, the help or the id. An empty query hits everything. */
function isHit({ label, help, id }: Field, query: string): boolean {
  return hasWords(`${label} ${help} ${id}`, query)
}

function hasWords(text: string, query: string): boolean {
  const lower = text.toLowerCase()
  return wordsOf(query).every((word) => lower.includes(word))
}

function besides(field: Field): string | null {
  return field.kind === 'fetched' ? (field.beside ?? null) : null
}

/** The text cut at the hits, for marking them. Joined, the parts are the text. */
export function parts(text: string, query: string): Part[] {
  const words = wordsOf(query).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (words.length === 0) return [{ text, isHit: false }]
  const pieces = text.split(new RegExp(`(${words.join('|')})`, 'gi'))
  // Splitting at a group puts what was matched at the odd places.
  return pieces.map((piece, index) => ({ text: piece, isHit: index % 2 === 1 })).filter((part) => part.text !== '')
}

function wordsOf(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean)
}
