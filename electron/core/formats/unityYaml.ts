import { unityTexts as texts } from '../../../shared/texts'
import { refused } from '../files/failure'
import { findField, isBlank, linesOf } from './unityField'
import type { Field, Found, Line } from './unityField'
import { encodeScalar } from './unityScalar'

/**
 * The top-level fields of the one object in a UnityYAML file, in file order, with the place of each value. A map
 * among `maps` gives way to what is in it, under `map/key`. Throws `file-refused` for anything that is not exactly
 * what Unity writes; `name` is for the message.
 */
export function readFields(text: string, name: string, maps: readonly string[] = []): ReadonlyMap<string, Field> {
  if (/\r(?!\n)/.test(text)) throw notUnity(name, texts.lineEnds)
  const lines = linesOf(text)
  const fields = new Map<string, Field>()
  for (let at = bodyOf(lines, name); at < lines.length;) {
    const line = lines[at]
    if (line === undefined || isBlank(line)) {
      at += 1
      continue
    }
    if (line.text.startsWith('---')) throw notUnity(name, texts.severalObjects)
    const found = findField(text, lines, at, 2)
    if (found === null) throw notUnity(name, texts.strangeLine(at + 1))
    const inside = maps.includes(found.field.key) ? fieldsInside(text, lines, at, found) : [found.field]
    for (const field of inside) addField(fields, field, name)
    at = found.next
  }
  return fields
}

function addField(fields: Map<string, Field>, field: Field, name: string): void {
  if (fields.has(field.key)) throw notUnity(name, texts.twice(field.key))
  fields.set(field.key, field)
}

/** What a map holds. A field that is none, or an empty one, stays itself. */
function fieldsInside(text: string, lines: readonly Line[], head: number, { field, next }: Found): Field[] {
  if (field.form !== 'block') return [field]
  const fields: Field[] = []
  for (let at = head + 1; at < next;) {
    const found = findField(text, lines, at, 4)
    if (found === null) return [field]
    fields.push({ ...found.field, key: `${field.key}/${found.field.key}` })
    at = found.next
  }
  return fields
}

/**
 * Replaces the values of fields that exist and are texts; every other byte stays. A value that is there
 * already keeps its spelling. Afterwards the result is read again and must differ in nothing else, or
 * `file-refused` is thrown.
 */
export function replaceValues(text: string, values: Readonly<Record<string, string>>, name: string): string {
  const fields = readFields(text, name)
  const edits = Object.entries(values)
    .map(([key, value]) => editOf(fields.get(key), key, value, name))
    .filter((edit) => edit !== null)
    .sort((one, other) => other.field.start - one.field.start)
  const result = edits.reduce(
    (done, { field, raw }) => done.slice(0, field.start) + raw + done.slice(field.end),
    text,
  )
  assertNothingElseChanged({ text, fields }, { text: result, fields: readFields(result, name) }, values, name)
  return result
}

function editOf(field: Field | undefined, key: string, value: string, name: string) {
  if (field === undefined) throw refused(texts.noField(name, key))
  if (field.value === value) return null
  if (field.value === null) throw notUnity(name, texts.notText(key))
  const raw = encodeScalar(value)
  if (raw === null) throw refused(texts.brokenCharacter(name, key))
  return { field, raw: field.form === 'bare' ? ` ${raw}` : raw }
}

type Parsed = { text: string; fields: ReadonlyMap<string, Field> }

function assertNothingElseChanged(
  before: Parsed,
  after: Parsed,
  values: Readonly<Record<string, string>>,
  name: string,
): void {
  const restored = [...after.fields.values()].toReversed().reduce((done, field) => {
    const old = before.fields.get(field.key)
    if (old === undefined || old.value === field.value) return done
    const start = old.form === 'bare' ? field.start - 1 : field.start
    return done.slice(0, start) + before.text.slice(old.start, old.end) + done.slice(field.end)
  }, after.text)
  const wanted = [...before.fields.values()].every(({ key, value }) => {
    const now = after.fields.get(key)
    return now !== undefined && now.value === (Object.hasOwn(values, key) ? values[key] : value)
  })
  if (restored === before.text && wanted && before.fields.size === after.fields.size) return
  throw refused(texts.entangled(name))
}

/** Checks the head and says on which line the fields begin. */
function bodyOf(lines: readonly Line[], name: string): number {
  if (lines[0]?.text !== '%YAML 1.1') throw notUnity(name, texts.notYaml)
  const start = lines.findIndex((line) => !line.text.startsWith('%'))
  if (!/^--- !u!\d+ &-?\d+ *$/.test(lines[start]?.text ?? '')) throw notUnity(name, texts.noHead)
  if (!/^[A-Za-z_]\w*: *$/.test(lines[start + 1]?.text ?? '')) throw notUnity(name, texts.noType)
  return start + 2
}

function notUnity(name: string, why: string) {
  return refused(texts.strange(name, why))
}
