import type { Field } from '../../shared/fields'
import { fieldsOf, serviceOf, type ServiceId } from '../../shared/services'

/** A stretch of a text that either is a hit of the search or is not. */
export type Part = { text: string; isHit: boolean }

/** Every word has to occur in the label, the help or the id. An empty query hits everything. */
export function isHit(field: Field, query: string): boolean {
  const text = `${field.label} ${field.help} ${field.id}`.toLowerCase()
  return wordsOf(query).every((word) => text.includes(word))
}

/** How many settings of a service the search hits. */
export function countHits(service: ServiceId, query: string): number {
  const shown = fieldsOf(serviceOf(service)).filter((field) => !(field.kind === 'fetched' && field.beside))
  return shown.filter((field) => isHit(field, query)).length
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
