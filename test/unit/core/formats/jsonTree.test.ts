import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { setValue, takeBack } from '../../../../electron/core/formats/edit'
import { jsonTree } from '../../../../electron/core/formats/jsonTree'
import type { Address } from '../../../../shared/general/row'
import { placedFile } from '../../world/placedFile'

const path = 'Assets/StreamingAssets/EOS/eos_product_config.json'
const product = `{
\t"ProductId": { "Value": "3f1c" },
\t"Clients": [
\t\t{ "Name": "Client", "Value": { "ClientId": "xyza", "ClientSecret": "" } },
\t\t{ "Name": "Server", "Value": { "ClientId": "abcd", "ClientSecret": "" } }
\t],
\t"port": 7350
}
`
const fileOf = (text: string) => ({ text, encoding: 'utf8' as const })
const place = (content: string | Uint8Array, name = path) => placedFile(name, 'jsonTree', content)
const secret: Address = { key: 'Clients', inside: '1/Value/ClientSecret' }

test('a value deep in a list is read and replaced alone', async () => {
  const file = place(product)
  expect(await file.value({ key: 'Clients', inside: '0/Value/ClientId' })).toBe('xyza')
  const { undo } = await file.set(secret, 'q"\\ü')
  expect(file.now()).toBe(product.replace('"abcd", "ClientSecret": ""', '"abcd", "ClientSecret": "q\\"\\\\ü"'))
  await undo()
  expect(file.now()).toBe(product)
})

test('a number stays a number and a text stays a text', async () => {
  const file = place(product)
  expect(await file.value({ key: 'port', as: 'number' })).toBe('7350')
  await file.set({ key: 'port', as: 'number' }, '443')
  expect(file.now()).toBe(product.replace('7350', '443'))
  expect(await file.value({ key: 'port' })).toBe(null)
  expect((await file.refusal({ key: 'port' }, '1')).message).toMatch(/isn’t text/)
  expect((await file.refusal({ key: 'port', as: 'number' }, '44a')).message).toMatch(/whole number/)
  expect((await file.refusal({ key: 'ProductId', inside: 'Value', as: 'number' }, '1')).message).toMatch(/whole number/)
})

test.each([
  ['a byte order mark and Windows line ends', Buffer.from(`\ufeff${product.replaceAll('\n', '\r\n')}`)],
  ['UTF-16', Buffer.from(`\ufeff${product}`, 'utf16le')],
  [
    'comments and a trailing comma',
    product.replace('7350', '7350, // as in "dev" /* { */').replace('{\n', '{\n/* "port": 1, */\n'),
  ],
  ['no line end', product.trim()],
])('a file with %s keeps them', async (_, content) => {
  const file = place(content)
  const before = file.bytes(path)
  const { undo } = await file.set(secret, 'new')
  const at = before.indexOf(Buffer.from('"abcd", "ClientSecret": "', before[0] === 0xff ? 'utf16le' : 'utf8'))
  expect(file.bytes(path).subarray(0, at).equals(before.subarray(0, at))).toBe(true)
  expect(await file.value(secret)).toBe('new')
  await undo()
  expect(file.bytes(path).equals(before)).toBe(true)
})

test.each([
  ['on lines of their own', '{\n    "a": 1\n}', '{\n    "a": 1,\n    "b": "new"\n}'],
  ['in one line', '{ "a": 1, "c": 2 }', '{ "a": 1, "c": 2, "b": "new" }'],
  ['without blanks', '{"a":1}', '{"a":1,"b":"new"}'],
  ['without blanks at the bracket', '{"a": 1}', '{"a": 1, "b": "new"}'],
  ['with Windows line ends', '{\r\n\t"a" : 1\r\n}', '{\r\n\t"a" : 1,\r\n\t"b" : "new"\r\n}'],
  ['with a comma at the end', '{\n  "a": 1,\n}', '{\n  "a": 1,\n  "b": "new",\n}'],
  ['with a comment behind the last', '{\n  "c": 0,\n  "a": 1 // one\n}', '{\n  "c": 0,\n  "b": "new",\n  "a": 1 // one\n}'],
])('a missing member is written like its neighbours: %s', async (_, before, after) => {
  const file = place(before)
  const { undo, redo } = await file.set({ key: 'b' }, 'new')
  expect(file.now()).toBe(after)
  await undo()
  expect(file.now()).toBe(before)
  await redo()
  expect(file.now()).toBe(after)
})

test('a missing number is made as a number', async () => {
  const file = place('{"a":1}')
  await file.set({ key: 'b', as: 'number' }, '480')
  expect(file.now()).toBe('{"a":1,"b":480}')
})

test.each([
  ['in an empty object', '{}', { key: 'b' }],
  ['in an object that is not there', '{"a":1}', { key: 'b', inside: 'c' }],
  ['of a list', '{"a":["x"]}', { key: 'a', inside: '1' }],
  ['of a text', '{"a":"x"}', { key: 'a', inside: 'b' }],
  ['of an object that is there twice', '{"a":{"x":1},"a":{"x":1}}', { key: 'a', inside: 'b' }],
])('nothing is made where no sibling shows how: %s', async (_, content, address) => {
  const file = place(content)
  expect((await file.refusal(address)).code).toBe('file-refused')
  expect(file.now()).toBe(content)
})

test.each([
  ['the key itself', '{"a":"x","a":"y"}', { key: 'a' }],
  ['what holds it', '{"a":{"b":"x"},"a":{"b":"y"}}', { key: 'a', inside: 'b' }],
  ['a key with escapes', '{"a":"x","\\u0061":"y"}', { key: 'a' }],
])(
  'a key that is there twice is shown and not written, since readers differ in which counts: %s',
  async (_, content, address) => {
    const file = place(content)
    expect(await file.value(address)).toBe(null)
    expect((await file.refusal(address)).message).toMatch(/more than once/)
  },
)

test.each([
  ['no JSON', 'a: 1'],
  ['nothing', ''],
  ['a list', '["a"]'],
  ['two values', '{"a":1} {}'],
  ['an open comment', '{"a":1} /*'],
  ['a text that never ends', '{"a":"1}'],
  ['nested too deeply', `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`],
  ['nested too deeply among comments', `// c\n${'{"a":'.repeat(300)}1${'}'.repeat(300)}`],
])('a file that is %s is refused', async (_, content) => {
  expect(await place(content).problem()).toMatch(/not JSON|nested/)
})

test('its nodes name every value, with addresses that find takes, whatever the names are', async () => {
  const { opened } = await place('{"a/b":{"~":["x",{"c":1.5,"d":7}]},"e":true}').open()
  const tree = jsonTree({ text: '{"a/b":{"~":["x",{"c":1.5,"d":7}]},"e":true}', encoding: 'utf8' }, '')
  const leaves = (nodes: ReturnType<typeof tree.nodes>): (readonly [Address, string | null])[] =>
    nodes.flatMap(({ address, kind, value, nodes: inner }) => (kind === 'value' ? [[address, value] as const] : leaves(inner)))
  expect(leaves(tree.nodes())).toEqual([
    [{ key: 'a/b', inside: '~0/0' }, 'x'],
    [{ key: 'a/b', inside: '~0/1/c' }, null],
    [{ key: 'a/b', inside: '~0/1/d', as: 'number' }, '7'],
    [{ key: 'e' }, null],
  ])
  for (const [address, value] of leaves(tree.nodes())) expect(opened.find(address)?.value).toBe(value)
})

/** Keys and texts that have a meaning somewhere. */
const hard = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\\"',
    '//',
    '/*',
    '*/',
    '{',
    '}',
    ',',
    '__proto__',
    '\n',
    '\t',
    '\u2028',
    '😀',
    'x'.repeat(5000),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

test('any text goes beside any others and comes back, JavaScript’s own reader sees it alone, and undo gives the old text', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), hard, hard, fc.constantFrom(undefined, 2, '\t'), (held, key, value, indent) => {
      const name = `${key}?`
      const document = { first: held, rest: [{ [name]: 'old', second: '' }] }
      const text = JSON.stringify(document, null, indent)
      for (const last of ['second', 'third']) {
        const spot = { file: fileOf(text), format: jsonTree, name: path, address: { key: 'rest', inside: `0/${last}` } }
        const edited = setValue(spot, value) ?? { text, span: { removed: '""', inserted: '""', lead: 0 } }
        const expected = { ...document, rest: [{ [name]: 'old', second: '', [last]: value }] }
        expect(JSON.parse(edited.text)).toEqual(JSON.parse(JSON.stringify(expected)))
        const before = last === 'second' ? '' : null
        expect(takeBack({ ...spot, file: fileOf(edited.text) }, edited.span, before)).toBe(text)
      }
    }),
    { numRuns: 300, seed: 19 },
  )
})

test('a null holds nothing: a text or a number takes its place, and undo puts it back', async () => {
  for (const [as, value, written] of [
    [undefined, 'new', '"new"'],
    ['number', '7', '7'],
  ] as const) {
    const file = placedFile('game.json', 'jsonTree', '{ "a": null, "b": 1 }')
    const address = { key: 'a', ...(as && { as }) }
    expect(await file.value(address)).toBe('')
    const { undo, redo } = await file.set(address, value)
    expect(file.now()).toBe(`{ "a": ${written}, "b": 1 }`)
    await undo()
    expect(file.now()).toBe('{ "a": null, "b": 1 }')
    await redo()
    expect(await file.value(address)).toBe(value)
  }
})
