import { stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'

import { envFile } from '../../../shared/catalog/envFile'
import { envFileTexts as texts } from '../../../shared/texts'
import { readInside, removeInside, saveInside } from '../files/inside'
import type { Stamp } from '../files/inside'
import { placeInside } from '../files/contain'
import { refused } from '../files/failure'
import { diffOf } from './diff'
import { removeEntry, setEntry } from '../formats/dotenv'
import { isEnvText, readEntries } from '../formats/dotenvEntries'
import { refusedReading } from './target'
import type { Plan, Reading, RuntimeValues, Target } from './target'
import { decodeText, encodeText } from '../formats/text'
import type { TextFile } from '../formats/text'

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
    await assertEnvFile(root, path)
    const content = await readInside(root, path)
    if (content === null) return { file: { text: '', encoding: 'utf8' }, stamp: null }
    const file = decodeText(content.bytes, path)
    if (file.encoding.startsWith('utf16')) throw refused(texts.utf16(path))
    if (!isEnvText(file.text)) throw refused(texts.otherContent(path))
    return { file, stamp: content.stamp }
  }

  return { id: 'env', label: texts.label, path, variable, read, plan, takeOut }
}

/** A mode that a disk without marks gives to every file, so that it says nothing of this one. */
const unmarked = 0o777

/**
 * The path comes from a file that others can change, and links come with the folder: neither may lead to a file that is
 * something else, least of all one that is run.
 */
async function assertEnvFile(root: string, path: string): Promise<void> {
  const place = await placeInside(root, path)
  const problem = envFile(path) ?? envFile(relative(root, place.path).split(sep).join('/'))
  if (path === '' || problem !== null) throw refused(texts.noPlace(path, problem ?? ''))
  const mode = await stat(place.path).then((stats) => (stats.isFile() ? stats.mode & unmarked : 0), () => 0)
  if ((mode & 0o111) !== 0 && mode !== unmarked) throw refused(texts.executable(path))
}

/** The neighbours of our variable are none of our business, and often secret. */
function hideValue(line: string): string {
  const name = /^\s*(?:#\s*)?(?:export\s+)?[\w.-]+\s*[=:]/.exec(line)?.[0]
  if (name !== undefined) return `${name}…`
  return line.trim() === '' ? '' : '…'
}
