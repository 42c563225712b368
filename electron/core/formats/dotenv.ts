import { AppError } from '../../../shared/errors'
import { envFileTexts as texts } from '../../../shared/texts/files'
import { refused } from '../files/failure'
import { endOfLine, isEnvText, readEntries, type Quote } from './dotenvEntries'
import type { Format, Opened } from './format'
import { isWellFormed, lineEnd } from './text'

/** A .env file. Throws `file-refused` for a file whose content is something else. */
export const dotenv: Format = ({ text, encoding }, name) => {
  if (encoding.startsWith('utf16')) throw refused(texts.utf16(name))
  if (!isEnvText(text)) throw refused(texts.otherContent(name))
  return openVariables(text, name)
}

/**
 * The variables of a text; the last one of a name counts. A variable keeps its form and quotes where they can hold the
 * value; a new one gets a line at the end. Throws `invalid` for a new name that shells do not accept.
 */
export function openVariables(text: string, name: string): Opened {
  const entries = readEntries(text)
  const entryOf = (key: string) => entries.findLast((entry) => entry.name === key)
  return {
    find: ({ key }) => entryOf(key) ?? null,
    all: () => entries.map((entry) => [entry.name, entry.value]),
    spell(value, slot) {
      const forms = spellings(value, entries.find(({ start }) => start === slot?.start)?.quote ?? '')
      if (forms.length === 0) throw refused(texts.unwritable(name))
      return forms
    },
    isInert,
    room({ key }, raw) {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) throw new AppError('invalid', texts.noName(key))
      const end = lineEnd(text)
      const gap = text === '' || /[\r\n]$/.test(text) ? '' : end
      return { at: text.length, text: `${gap}${key}=${raw}${end}` }
    },
    /** The whole line. */
    stretch({ key }) {
      const entry = entryOf(key)
      if (entry === undefined) return null
      const end = endOfLine(text, entry.end)
      return { start: entry.line, end: end + (/^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0].length ?? 0) }
    },
  }
}

/** Whether a value that was written like this does nothing but stand there, even where the file is run as a script. */
export const isInert = (raw: string): boolean => inert.test(raw)

/** Plain characters, text in quotes, and names of other variables: a shell runs nothing of it. */
const inert = /^(?:(?:[\w./:@%+,=-]|\$(?:\w|\{\w+\}))*|'[^']*'|"(?:[^"`$\\!]|\\[nr]|\$(?:\w|\{\w+\}))*")$/

/**
 * The old spelling first, then those that shells and other readers of such files understand alike. Some readers run the
 * file as a shell script: what a shell would run or replace goes into single quotes, where it is only text, or is
 * refused. Never in backticks, which only `dotenv` takes for quotes.
 */
function spellings(value: string, quote: Quote): string[] {
  if (!isWellFormed(value) || value.includes('\0')) return []
  const isBare = /^[\w./:@%+,=-]*$/.test(value)
  const isPlain = !/["`$\\!]/.test(value)
  const fits: Readonly<Record<Quote, boolean>> = { '': isBare, "'": !value.includes("'"), '"': isPlain, '`': false }
  const quotes: readonly Quote[] = isBare ? [quote, ''] : [quote, "'", '"']
  return quotes.filter((each) => fits[each]).map((each) => each + (each === '"' ? escapeBreaks(value) : value) + each)
}

function escapeBreaks(value: string): string {
  return value.replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}
