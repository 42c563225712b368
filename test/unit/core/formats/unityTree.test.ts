import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'

import { setValue } from '../../../../electron/core/formats/edit'
import type { Node } from '../../../../electron/core/formats/tree'
import { unityTree } from '../../../../electron/core/formats/unityTree'
import { failureOf } from '../../world/folder'

const head = '%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!129 &1\nPlayerSettings:\n'

// Our own file, with everything that Unity is known to write.
const corners = `${head}  m_ObjectHideFlags: 0
  Default Speaker Mode: 2
  empty:${' '}
  bare:
  m_Gravity: {x: 0, y: -9.81, z: 0}
  m_Shader: {fileID: 69, guid: 0000000000000000f000000000000000,
    type: 0}
  emptyList: []
  emptyMap: {}
  flow: {text: 'a, ''b''', none: , list: [1, "\\xE9", {x: 1}], http: a:b}
  m_SupportedAspectRatios:
    4:3: 1
    Others: 0
  layers:
  - Default
  -${' '}
  -
  - 'a: b'
  - wrapped one
    two
  - {fileID: 7, guid: 0000000000000000f000000000000000,
    type: 0}
  m_QualitySettings:
  - serializedVersion: 2
    name: Ultra
    shadowCascade4Split: {x: 0.06666667, y: 0.2, z: 0.46666667}
    excludedTargetPlatforms:
    - Android
    - iPhone
  - serializedVersion: 2
    name: "Low \\u3042"
    wrapped: {fileID: 11400000, guid: 0123456789abcdef0123456789abcdef,
      type: 2}
    excludedTargetPlatforms: []
  nested:
  - - a
    - b
  - - - deep: 1
        er: 2
  - []
  slashed/key~:
    in/ner~: 1
  '{inproject}: Assets/user.keystore': yes
  last: wrapped one
    two

    three
`

/** What an independent reader finds: texts, lists and maps. */
function independently(text: string): Record<string, unknown> {
  const plain = text.replace(/^%.*\r?\n/gm, '').replace(/^---.*\r?\n/m, '')
  const document = parseDocument(plain, { schema: 'failsafe' })
  expect(document.errors).toEqual([])
  return Object.values(document.toJS() as Record<string, Record<string, unknown>>)[0] ?? {}
}

const withEmpty = (value: unknown): unknown => {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map(withEmpty)
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withEmpty(one)]))
}

function plainly({ kind, value, nodes, name }: Node): unknown {
  if (kind === 'value') return value
  if (kind === 'strange') return `strange ${name}`
  return kind === 'list' ? nodes.map(plainly) : Object.fromEntries(nodes.map((node) => [node.name, plainly(node)]))
}

const open = (text: string) => unityTree({ text, encoding: 'utf8' }, 'f')
const all = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...all(node.nodes)])
const ours = (text: string) =>
  Object.fromEntries(
    open(text)
      .nodes()
      .map((node) => [node.name, plainly(node)]),
  )
const values = (text: string) => all(open(text).nodes()).filter(({ kind }) => kind === 'value')

/** Puts a value to a node's address in a copy of what the independent reader found. */
function changed(found: unknown, { key, inside }: Node['address'], value: string): unknown {
  const copy = structuredClone(found)
  const way = [key, ...(inside?.split('/') ?? []).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))]
  const last = way.pop() ?? ''
  const holder = way.reduce<unknown>((one, part) => Reflect.get(Object(one), part), copy)
  Reflect.set(Object(holder), last, value)
  return copy
}

function placeOf(text: string, address: Node['address']) {
  const place = open(text).find(address)
  if (place === null) throw new Error('There is no such place')
  return place
}

const anyText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom('a', ' ', ':', '#', "'", '"', '\\', '\n', '-', '{', ']', ',', '~', 'é', '😀', '\0', '=', '%', '/'))
    .map((pieces) => pieces.join('')),
)

test.each(['\n', '\r\n'])('everything that Unity writes is read as an independent YAML reader reads it (%j)', (end) => {
  const text = corners.replaceAll('\n', end)

  expect(ours(text)).toEqual(withEmpty(independently(text)))
})

test('each value is found by its address, and only its own stretch of the text', () => {
  const tree = open(corners)

  for (const { address, value } of values(corners)) expect([address, tree.find(address)?.value]).toEqual([address, value])
  const at = (key: string, inside: string) => {
    const { start = 0, end = 0 } = tree.find({ key, inside }) ?? {}
    return corners.slice(start, end)
  }
  expect(at('m_Gravity', 'y')).toBe('-9.81')
  expect(at('m_QualitySettings', '1/name')).toBe('"Low \\u3042"')
  expect(at('slashed/key~', 'in~1ner~0')).toBe('1')
  expect(at('layers', '4')).toBe('wrapped one\n    two')
})

test('any text goes to any address: both readers read it there and everything else as before, and no other byte changes', () => {
  const editable = values(corners)
  const read = { '\n': withEmpty(independently(corners)), '\r\n': withEmpty(independently(corners.replaceAll('\n', '\r\n'))) }
  fc.assert(
    fc.property(
      fc.constantFrom(...editable),
      anyText,
      fc.constantFrom('\n' as const, '\r\n' as const),
      ({ address }, value, end) => {
        const before = corners.replaceAll('\n', end)
        const old = placeOf(before, address)
        const spot = { file: { text: before, encoding: 'utf8' as const }, format: unityTree, name: 'f', address }

        const after = setValue(spot, value)?.text ?? before

        const now = placeOf(after, address)
        expect(now.value).toBe(value)
        expect(withEmpty(independently(after))).toEqual(changed(read[end], address, value))
        expect(after.slice(0, old.start)).toBe(before.slice(0, old.start))
        expect(after.slice(old.start, now.start)).toBe(now.start === old.start ? '' : ' ')
        expect(after.slice(now.end)).toBe(before.slice(old.end))
      },
    ),
    { numRuns: 400 },
  )
})

test('a value that loses lines is saved beside a line that can’t be read', () => {
  const text = `${head}  a: one\n    two\n  : 1\n  b: 1\n`
  const spot = { file: { text, encoding: 'utf8' as const }, format: unityTree, name: 'f', address: { key: 'a' } }

  expect(setValue(spot, '')?.text).toBe(`${head}  a: \n  : 1\n  b: 1\n`)
})

test('a value that stands in quotes gets the new one in the same quotes', () => {
  const text = `${head}  a: 'b'\n  c: "d"\n  e: f\n`
  const put = (key: string) =>
    setValue({ file: { text, encoding: 'utf8' }, format: unityTree, name: 'f', address: { key } }, 'new')?.text.split('\n')

  expect(put('a')?.[4]).toBe("  a: 'new'")
  expect(put('c')?.[5]).toBe('  c: "new"')
  expect(put('e')?.[6]).toBe('  e: new')
})

describe('what Unity would not write can only be shown, and never stops the rest', () => {
  const strangeOnes = [
    ['a text in lines', '  a: |\n    text\n'],
    ['an anchor', '  a: &x 1\n'],
    ['a comment', '  # note\n'],
    ['an open quote', "  a: 'b\n"],
    ['an open brace', '  a: {b: 1\n'],
    ['a line in between', '  a: {}\n   b: 1\n'],
    ['a key without a name', '  : 1\n'],
    ['a key that is there twice', '  a: 1\n  a: 2\n'],
    ['a member that is there twice', '  a: {x: 1, x: 2}\n'],
    ['an entry in lines', '  a:\n  - |\n    text\n'],
    ['something very deep', `  a:\n${Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth + 4)}k:\n`).join('')}`],
    ['many braces', `  a: ${'['.repeat(40)}${']'.repeat(40)}\n`],
  ] as const

  test.each(strangeOnes)('%s', (_, lines) => {
    const text = `${head}  before: 1\n${lines}  behind: 2\n`

    const nodes = open(text).nodes()

    expect(ours(text)).toMatchObject({ before: '1', behind: '2' })
    const strange = all(nodes).filter(({ kind }) => kind === 'strange')
    expect(strange.length).toBeGreaterThan(0)
    for (const { address } of strange) expect(open(text).find(address)).toMatchObject({ value: null })
    const spot = { file: { text, encoding: 'utf8' as const }, format: unityTree, name: 'f', address: { key: 'behind' } }
    expect(setValue(spot, '3')?.text).toBe(text.replace('behind: 2', 'behind: 3'))
    expect(new Set(all(nodes).map(({ address }) => JSON.stringify(address))).size).toBe(all(nodes).length)
  })

  test('further objects of the file are one strange node', () => {
    const text = `${head}  a: 1\n--- !u!114 &2\nMonoBehaviour:\n  a: 2\n--- !u!114 &3\nMonoBehaviour:\n  a: 3\n`

    expect(
      open(text)
        .nodes()
        .map(({ name, kind, value }) => [name, kind, value]),
    ).toEqual([
      ['a', 'value', '1'],
      ['---', 'strange', null],
    ])
  })

  test.each([
    ['JSON', '{"a": 1}'],
    ['no object', '%YAML 1.1\n'],
    ['line ends of an old Mac', `${head}  a: 1\r  b: 2\n`],
  ])('a file that is %s is refused as a whole', async (_, text) => {
    expect(await failureOf(async () => open(text))).toMatchObject({ code: 'file-refused' })
  })
})
