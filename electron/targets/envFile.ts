import { envFileTexts as texts } from '../../shared/texts'
import { readInside, removeInside, saveInside } from '../files'
import type { Stamp } from '../files'
import { refused } from '../files/failure'
import { diffOf } from './diff'
import { readEntries, removeEntry, setEntry } from './dotenv'
import { refusedReading } from './target'
import type { Plan, Reading, RuntimeValues, Target } from './target'
import { decodeText, encodeText } from './text'
import type { TextFile } from './text'

type EnvFile = { path: string; variable: string }

/** A .env file that receives the runtime key under a name the team chose. It is made if it is not there. */
export function createEnvTarget(root: string, { path, variable }: EnvFile): Target {
  async function read(): Promise<Reading> {
    try {
      const { file, stamp } = await load()
      const value = readEntries(file.text).findLast(({ name }) => name === variable)?.value
      if (value === undefined) return { state: 'absent', values: {}, stamp }
      return { state: 'ok', values: { runtimeKey: value }, stamp }
    } catch (error) {
      return refusedReading(error)
    }
  }

  async function plan({ runtimeKey }: RuntimeValues): Promise<Plan> {
    const { file, stamp } = await load()
    const after = setEntry(file.text, variable, runtimeKey)
    return {
      path,
      diff: diffOf(file.text, after, hideValue),
      isChange: after !== file.text,
      apply: async () => {
        await saveInside(root, path, encodeText(file, after), stamp)
      },
    }
  }

  async function takeOut(wasMade: boolean): Promise<void> {
    const { file, stamp } = await load()
    const after = removeEntry(file.text, variable)
    if (after === '' && wasMade && stamp !== null) await removeInside(root, path, stamp)
    else if (after !== file.text) await saveInside(root, path, encodeText(file, after), stamp)
  }

  async function load(): Promise<{ file: TextFile; stamp: Stamp | null }> {
    // The path comes from a file that others can change; these folders are not the game's.
    if (/(?:^|\/)\.(?:git|latchkey)(?:\/|$)/i.test(path)) throw refused(texts.noPlace(path))
    const content = await readInside(root, path)
    if (content === null) return { file: { text: '', encoding: 'utf8' }, stamp: null }
    const file = decodeText(content.bytes, path)
    if (file.encoding.startsWith('utf16')) throw refused(texts.utf16(path))
    return { file, stamp: content.stamp }
  }

  return { id: 'env', label: texts.label, path, read, plan, takeOut }
}

/** The neighbours of our variable are none of our business, and often secret. */
function hideValue(line: string): string {
  const name = /^\s*(?:#\s*)?(?:export\s+)?[\w.-]+\s*[=:]/.exec(line)?.[0]
  if (name !== undefined) return `${name}…`
  return line.trim() === '' ? '' : '…'
}
