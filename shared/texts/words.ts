import { oneLine } from '../values/oneLine'

export const storedInWords = (count: number) => (count === 1 ? '1 stored secret stays' : `${count} stored secrets stay`)

export const secretsInWords = (count: number) => (count === 1 ? '1 secret' : `${count} secrets`)

export const pasteToFetch = (label: string) => `Paste the ${label} first; the arrow fetches the key with it.`

/** A list of a hundred thousand helps nobody. */
export const firstOf = (all: readonly string[]) => {
  const first = all.slice(0, 5).map((name) => oneLine(name))
  return all.length <= 5 ? first.join(', ') : `${first.join(', ')} and ${all.length - 5} more`
}

/** Some problems already end with a full stop. */
export const asSentence = (text: string) => (text.endsWith('.') ? text : `${text}.`)

export const kept = 'Nothing saved was changed.'

export const question = (message: string, detail: string, yes: string) => ({ message, detail, yes, no: 'Cancel' })

export const notYou = 'If you did not just ask for this in Latchkey, press Cancel.'

/** Text from outside comes after the warning, each piece in a paragraph of its own. */
export const about = (foreign: readonly string[], effect: string) => [notYou, ...foreign, effect].join('\n\n')

export function list(given: readonly string[]): string {
  const paths = given.map((path) => oneLine(path))
  return paths.length < 3 ? paths.join(' and ') : `${paths.slice(0, -1).join(', ')} and ${paths.at(-1)}`
}

export function leftAlone(paths: readonly string[]): string {
  return `${list(paths)} ${paths.length === 1 ? 'was' : 'were'} changed by someone else and left as is`
}

export function whyNot(left: readonly string[]): string {
  return left.length === 0 ? 'Another version of Latchkey made this step, and only that version can undo it' : leftAlone(left)
}
