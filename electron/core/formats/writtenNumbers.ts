import { createScanner, parseTree, type JSONPath } from 'jsonc-parser'

import { leavesOf } from './projectJson'

/** Where else numbers are written as they have to be: at the place where a value was before, or in another text. */
export type Elsewhere = { placeBefore?: (place: JSONPath) => JSONPath; also?: string }

/**
 * A JSON text of ours with each number as `before` writes it at the same place: JavaScript can't hold every number that
 * a team may write, and spells some differently.
 */
export function withWrittenNumbers(text: string, before: string, { placeBefore, also }: Elsewhere = {}): string {
  const spelled = spelledAs(text, before, placeBefore)
  return also === undefined ? spelled : spelledAs(spelled, also)
}

function spelledAs(text: string, before: string, placeBefore = (place: JSONPath) => place): string {
  // Nearly always, and a whole tree costs far more than a look at each token.
  if (!hasOtherNumbers(before)) return text
  const written = numbersOf(before)
  let end = 0
  const pieces = leavesIn(text).flatMap(({ path, node: { offset, length, value } }) => {
    const number = written.get(JSON.stringify(placeBefore(path)))
    // A number too large for JavaScript became null.
    const isSame = number !== undefined && (number.value === value || (value === null && !Number.isFinite(number.value)))
    if (!isSame) return []
    const between = text.slice(end, offset)
    end = offset + length
    return [between, number.text]
  })
  return [...pieces, text.slice(end)].join('')
}

/** Whether JavaScript would write any number of a JSON text in another way. */
function hasOtherNumbers(text: string): boolean {
  const scanner = createScanner(text, true)
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    // The first sign of a token tells, and of those that begin a number, "-" comes first and "9" last.
    const sign = text.charAt(scanner.getTokenOffset())
    if (sign < '-' || sign > '9') continue
    const number = scanner.getTokenValue()
    if (JSON.stringify(Number(number)) !== number) return true
  }
  return false
}

function numbersOf(text: string): ReadonlyMap<string, { value: unknown; text: string }> {
  const numbers = leavesIn(text).filter(({ node }) => node.type === 'number')
  return new Map(
    numbers.map(({ path, node: { offset, length, value } }) => [
      JSON.stringify(path),
      { value: value as unknown, text: text.slice(offset, offset + length) },
    ]),
  )
}

function leavesIn(text: string): ReturnType<typeof leavesOf> {
  const tree = parseTree(text)
  return tree === undefined ? [] : leavesOf(tree)
}
