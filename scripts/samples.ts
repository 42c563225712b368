import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

import { parse as parseDotenv } from 'dotenv'
import { parse as parseYaml } from 'yaml'

import { detectEngine } from '../electron/core/engines/engine'
import { openVariables } from '../electron/core/formats/dotenv'
import { readEntries } from '../electron/core/formats/dotenvEntries'
import { setValue } from '../electron/core/formats/edit'
import type { Format as Reader } from '../electron/core/formats/format'
import { decodeText, encodeText } from '../electron/core/formats/text'
import { unityAsset } from '../electron/core/formats/unitySettings'
import { readFields } from '../electron/core/formats/unityYaml'
import { AppError } from '../shared/errors'
import { countGeneral } from './lib/generalSamples'

// Reads and edits every file of a folder of real game projects in memory, value by value, and checks each time that
// another reader sees the new value and nothing else new, and that undoing gives the old bytes. Writes only copies of
// the projects, in which the rows of the General page are tried.

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Usage: npm run samples -- DIR')
  process.exit(2)
}

type Count = {
  files: number
  refused: number
  values: number
  edits: number
  restored: number
  wrong: number
}
type Span = { start: number; end: number }
type Independent = (text: string) => Record<string, unknown>

const trials = ['0123456789abcdef0123456789abcdef', '', 'two words', `it's "x": #1`, 'Café 迷宮 😀']
const faults: string[] = []
const refusals: string[] = []
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))

const unity = countOver(
  files.filter((path) => path.endsWith('.asset')),
  {
    find: (text, name, key) => readFields(text, name).get(key),
    keysOf: (text, name) => [...readFields(text, name).values()].filter(({ value }) => value !== null).map(({ key }) => key),
    valueOf: (text, name, key) => readFields(text, name).get(key)?.value ?? '',
    set: edited(unityAsset),
    independently: (text) => {
      const plain = text.replace(/^%.*\r?\n/gm, '').replace(/^---.*\r?\n/m, '')
      // The failsafe schema has only texts, lists and maps, so that 1e5 or 007 stay as they are written.
      const object: Record<string, Record<string, unknown>> = parseYaml(plain, {
        schema: 'failsafe',
        uniqueKeys: false,
      })
      const fields = Object.values(object)[0] ?? {}
      return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value ?? '']))
    },
  },
)
const env = countOver(
  files.filter((path) => /^\.env(?:\.|$)/.test(basename(path))),
  {
    find: (text, _, key) => readEntries(text).findLast(({ name }) => name === key),
    keysOf: (text) => [...new Set(readEntries(text).map(({ name }) => name))],
    valueOf: (text, _, key) => readEntries(text).findLast(({ name }) => name === key)?.value ?? '',
    set: edited(({ text }, name) => openVariables(text, name)),
    independently: (text) => parseDotenv(text),
  },
)
void report(folder)

function edited(format: Reader) {
  return (text: string, name: string, key: string, value: string) =>
    setValue({ file: { text, encoding: 'utf8' }, format, name, address: { key } }, value)?.text ?? text
}

async function report(root: string): Promise<void> {
  console.table({ 'Unity assets': unity, '.env files': env })
  const projects = foldersBelow(root).flatMap(foldersBelow)
  console.table(await countGeneral(projects, (line) => faults.push(line)))
  console.table(await countEngines(root, projects))
  refusals.forEach((line) => console.log(`refused  ${line}`))
  faults.forEach((line) => console.error(`WRONG    ${line}`))
  process.exitCode = faults.length === 0 ? 0 : 1
}

type Format = {
  find(text: string, name: string, key: string): Span | undefined
  keysOf(text: string, name: string): string[]
  valueOf(text: string, name: string, key: string): string
  set(text: string, name: string, key: string, value: string): string
  independently: Independent
}

function countOver(paths: readonly string[], format: Format): Count {
  const count: Count = { files: paths.length, refused: 0, values: 0, edits: 0, restored: 0, wrong: 0 }
  for (const path of paths) {
    const name = relative(folder ?? '', path)
    const bytes = readFileSync(path)
    try {
      const file = decodeText(bytes, name)
      const before = format.independently(file.text)
      for (const key of format.keysOf(file.text, name)) {
        count.values += 1
        const ours = format.valueOf(file.text, name, key)
        if (before[key] !== ours) fault(count, `${name}: ${key} is read as ${JSON.stringify(ours)}`)
        for (const value of trials) tryEdit({ file, bytes, name, key, value, before }, format, count)
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      count.refused += 1
      refusals.push(error.message)
    }
  }
  return count
}

type Edit = {
  file: ReturnType<typeof decodeText>
  bytes: Buffer
  name: string
  key: string
  value: string
  before: Record<string, unknown>
}

function tryEdit({ file, bytes, name, key, value, before }: Edit, format: Format, count: Count): void {
  const { text } = file
  const after = format.set(text, name, key, value)
  const old = format.find(text, name, key)
  const now = format.find(after, name, key)
  if (old === undefined || now === undefined) return fault(count, `${name}: ${key} is gone`)
  count.edits += 1
  // The other reader is slow, so it looks at only one trial of each value, a different one each time.
  if (trials[count.values % trials.length] === value) compareReaders({ after, name, key, value, before }, format, count)
  // Everything before and after the old value must be in the new file unchanged.
  const tail = text.slice(old.end)
  const written = after.slice(old.start, after.length - tail.length)
  if (text.slice(0, old.start) + written + tail !== after) fault(count, `${name}: ${key} changed other bytes`)
  const undone = encodeText(file, after.slice(0, old.start) + text.slice(old.start, old.end) + tail)
  if (!undone.equals(bytes)) fault(count, `${name}: ${key} can't be undone`)
  const back = format.set(after, name, key, format.valueOf(text, name, key))
  if (encodeText(file, back).equals(bytes)) count.restored += 1
}

type Seen = Pick<Edit, 'name' | 'key' | 'value' | 'before'> & { after: string }

function compareReaders({ after, name, key, value, before }: Seen, format: Format, count: Count): void {
  const seen = format.independently(after)
  const others = Object.entries(seen).every(([each, is]) => each === key || JSON.stringify(is) === JSON.stringify(before[each]))
  if (seen[key] !== value || !others || Object.keys(seen).length !== Object.keys(before).length) {
    fault(count, `${name}: ${key} = ${JSON.stringify(value)} is read differently`)
  }
}

function fault(count: Count, line: string): void {
  count.wrong += 1
  faults.push(line)
}

function foldersBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(path, name))
}

/** Every folder two levels below, where the samples are, and the engine it is recognised as. */
async function countEngines(root: string, projects: readonly string[]): Promise<Record<string, string | null>[]> {
  const found: Record<string, string | null>[] = []
  for (const path of projects) {
    const { label, name, note } = await detectEngine(path)
    found.push({ folder: relative(root, path), label, name, note })
  }
  return found
}
