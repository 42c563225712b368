import { unityTexts as texts } from '../../../shared/texts/unity'
import { refused } from '../files/failure'
import { findField, isBlank, linesOf } from './unityField'
import type { Field, Found, Line } from './unityField'

/**
 * The top-level fields of the one object in a UnityYAML file, in file order, with the place of each value. A map named
 * in `maps` is replaced by its fields, as `map/key`. Throws `file-refused` for anything that is not exactly what Unity
 * writes; `name` is for the message.
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

/** The fields of a map. A field that is not a map stays as it is. */
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

/** Checks the head and says on which line the fields begin. */
export function bodyOf(lines: readonly Line[], name: string): number {
  if (lines[0]?.text !== '%YAML 1.1') throw notUnity(name, texts.notYaml)
  const start = lines.findIndex((line) => !line.text.startsWith('%'))
  if (!/^--- !u!\d+ &-?\d+ *$/.test(lines[start]?.text ?? '')) throw notUnity(name, texts.noHead)
  if (!/^[A-Za-z_]\w*: *$/.test(lines[start + 1]?.text ?? '')) throw notUnity(name, texts.noType)
  return start + 2
}

function notUnity(name: string, why: string) {
  return refused(texts.strange(name, why))
}
