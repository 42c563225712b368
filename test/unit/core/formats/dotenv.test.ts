import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

import { parse } from 'dotenv'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { openVariables } from '../../../../electron/core/formats/dotenv'
import { isEnvText, readEntries } from '../../../../electron/core/formats/dotenvEntries'
import { setValue, takeOut } from '../../../../electron/core/formats/edit'
import type { Format } from '../../../../electron/core/formats/format'
import { failureOf, temporaryFolder } from '../../world/folder'

const corners = [
  '# head = 1',
  'PLAIN=1',
  'export EXPORTED=two',
  '  export   SPACED  =  some words   # remark',
  "SINGLE='single $NO \\n # in' # remark",
  'DOUBLE="double\\nline"',
  'TICK=`back\'tick"`',
  'EMPTY=',
  'EMPTY_REMARK= # none',
  'HASH=abc#no',
  'COLON: style',
  'LONG="-----BEGIN-----',
  'TWICE=inner',
  '-----END-----"',
  'HALF="unclosed',
  'dotted.name-x=v',
  'no assignment here',
  'TWICE=1',
  "TWICE='2'",
  '',
].join('\n')

const names = [
  'PLAIN',
  'EXPORTED',
  'SPACED',
  'SINGLE',
  'DOUBLE',
  'TICK',
  'EMPTY',
  'EMPTY_REMARK',
  'HASH',
  'COLON',
  'LONG',
  'TWICE',
]
const pieces = [
  'A',
  'B=',
  'export ',
  '=',
  ': ',
  '\n',
  '\r\n',
  '\r',
  '"',
  "'",
  '`',
  '\\',
  '#',
  ' ',
  '\t',
  'x',
  '\\n',
  '.',
  '-',
  'A=',
  'B="',
  '\ufeff',
]
const anyFile = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((list) => list.join(''))
const anyValue = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((list) => list.join('')),
)

// Found by comparing readers: values on the next line, quotes in quotes, comments without a space, names that are words.
const oddities = [
  'A:\r\n5\r\nB=1',
  'A:\n5',
  'A: \n5',
  'A:5',
  'A=\n"x"\nB=1',
  'A\n=5',
  'A=\n5',
  'export\nA=1',
  'export=1',
  'export A',
  'A="a\\"b"',
  'A="a\\"',
  "A='a\\' b'",
  'A="a"b"',
  `A='a'b' # c`,
  'A="a" b',
  'A="a\\"\nB="b"',
  'A="\nB=1\n"#c',
  'A=`"\'`',
  'A="a\\" # b"',
  'A="a\\"\nb"',
  'A=#c',
  'A="#c',
  'A=a#b"c#"',
  '\ufeffA=1',
  'A.b-c=1',
  ' \t A \t= 1',
  'A="a\r\nb\rc"',
  'A="\\n\\r\\t"',
  'A="a\\nb',
  '1=2',
]

const read = (text: string) => Object.fromEntries(readEntries(text).map(({ name, value }) => [name, value]))

const format: Format = ({ text }, name) => openVariables(text, name)
const spotOf = (text: string, key: string) => ({
  file: { text, encoding: 'utf8' as const },
  format,
  name: '.env',
  address: { key },
})
const setEntry = (text: string, name: string, value: string) => setValue(spotOf(text, name), value)?.text ?? text
const removeEntry = (text: string, name: string) => takeOut(spotOf(text, name))?.text ?? text

/** The new text, or null where the value was refused. */
function set(text: string, name: string, value: string): string | null {
  try {
    return setEntry(text, name, value)
  } catch (error) {
    expect(error).toHaveProperty('failure.code', 'file-refused')
    return null
  }
}

test('any file is read as dotenv reads it', () => {
  for (const text of [corners, corners.replaceAll('\n', '\r\n'), corners.replaceAll('\n', '\r'), ...oddities]) {
    expect(read(text)).toEqual(parse(text))
  }
  fc.assert(
    fc.property(anyFile, (text) => {
      expect(read(text)).toEqual(parse(text))
    }),
    { numRuns: 5000 },
  )
})

test('any value that is not refused is what dotenv then reads, and it reads nothing else differently', () => {
  fc.assert(
    fc.property(fc.oneof(anyFile, fc.constant(corners)), anyValue, (text, value) => {
      const after = set(text, 'A', value)
      if (after !== null) expect(parse(after)).toEqual({ ...parse(text), A: value })
    }),
    { numRuns: 5000 },
  )
})

test('only the value of the last line of that name changes, in LF and CRLF files', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), anyValue, fc.constantFrom('\n', '\r\n'), (name, value, end) => {
      const before = corners.replaceAll('\n', end)
      const after = set(before, name, value)
      if (after === null) return
      const old = readEntries(before).findLast((entry) => entry.name === name)
      const written = after.slice(old?.start, after.length - before.slice(old?.end).length)
      expect(before.slice(0, old?.start) + written + before.slice(old?.end)).toBe(after)
      expect(readEntries(`A=${written}`)).toMatchObject([{ value }])
    }),
    { numRuns: 1000 },
  )
})

test('a runtime key never needs another spelling, so putting the old value back gives the old bytes', () => {
  const key = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 32, maxLength: 32 })
  const simple = ['PLAIN', 'EXPORTED', 'SINGLE', 'DOUBLE', 'EMPTY', 'EMPTY_REMARK', 'HASH', 'COLON', 'TWICE']
  fc.assert(
    fc.property(fc.constantFrom(...simple), key, fc.constantFrom('\n', '\r\n'), (name, value, end) => {
      const before = corners.replaceAll('\n', end)
      const there = setEntry(before, name, value)
      expect(setEntry(there, name, parse(before)[name] ?? '')).toBe(before)
    }),
  )
})

test.each([
  ['KEY=old # remark\n', 'KEY=new # remark\n'],
  ['export KEY = "old" # remark', 'export KEY = "new" # remark'],
  ["KEY: 'old'\r\n", "KEY: 'new'\r\n"],
  ['KEY=\n', 'KEY=new\n'],
  ['KEY=1\nKEY=2\n', 'KEY=1\nKEY=new\n'],
  ['A=1\n', 'A=1\nKEY=new\n'],
  ['A=1', 'A=1\nKEY=new\n'],
  ['A=1\r\nB=2', 'A=1\r\nB=2\r\nKEY=new\r\n'],
  ['', 'KEY=new\n'],
  ['# KEY=old\n', '# KEY=old\nKEY=new\n'],
])('%j becomes %j', (before, after) => {
  expect(setEntry(before, 'KEY', 'new')).toBe(after)
})

test.each([
  ['two words', "KEY='two words'\n"],
  ["it's", 'KEY="it\'s"\n'],
  ['a#b', "KEY='a#b'\n"],
  ['a\nb', "KEY='a\nb'\n"],
  ['$HOME', "KEY='$HOME'\n"],
  ['C:\\games', "KEY='C:\\games'\n"],
])('the value %j is quoted', (value, written) => {
  expect(setEntry('', 'KEY', value)).toBe(written)
})

test('a value that no spelling can hold, half a character and a zero are refused', async () => {
  for (const value of [`'"`, `it's $HOME`, "it's `id`", `it's \\`, '\ud800', '\0']) {
    expect(await failureOf(() => setEntry('', 'KEY', value))).toMatchObject({ code: 'file-refused' })
  }
})

test.each(['', '1A', 'A-B', 'A B', 'A=B', 'A\n', 'É'])('the name %j is refused', async (name) => {
  expect(await failureOf(() => setEntry('', name, 'x'))).toMatchObject({ code: 'invalid' })
})

test('a variable is taken out with its line, and every other byte stays', () => {
  for (const name of names) {
    const [before, after] = [readEntries(corners), readEntries(removeEntry(corners, name))]
    const at = before.findLastIndex((entry) => entry.name === name)
    expect(after.map(({ name: each, value }) => [each, value])).toEqual(
      before.toSpliced(at, 1).map(({ name: each, value }) => [each, value]),
    )
  }
  for (const text of ['', '# none\n', 'A=1\r\nB=2\r\n', corners]) {
    expect(removeEntry(text, 'ABSENT')).toBe(text)
    const longer = setEntry(text, 'ADDED', 'value')
    expect(removeEntry(longer, 'ADDED')).toBe(text === '' || text.endsWith('\n') ? text : `${text}\n`)
  }
  expect(removeEntry('A=1\r\nB=2\r\nC=3', 'B')).toBe('A=1\r\nC=3')
})

const commands = [
  '$(touch ran)',
  '`touch ran`',
  '${X:=$(touch ran)}',
  '; touch ran',
  '\ntouch ran\n',
  ' & touch ran',
  '| touch ran',
  '\\',
  '"',
  "'",
  '!',
  '$X',
  '~',
  '*',
  ' ',
  'x',
  '#',
]
const hostileValue = fc.array(fc.constantFrom(...commands), { minLength: 1, maxLength: 4 }).map((list) => list.join(''))
const oldForm = fc.constantFrom('', 'A=old', 'A="old"', "A='old'", 'A=`old`', 'export A=old # x', 'A="old" # x')

test.runIf(process.platform !== 'win32')(
  'a shell that reads the file runs nothing of a value, and reads it as dotenv does',
  () => {
    const { root, write, at } = temporaryFolder()
    const values = fc.sample(fc.tuple(oldForm, hostileValue), { numRuns: 400, seed: 14 })
    let shellReads = 0
    const script = values.flatMap(([old, value], index) => {
      const after = set(old, 'A', value)
      if (after === null) return []
      expect(parse(after)['A']).toBe(value)
      // In double quotes a line break is written as dotenv reads it; a shell takes that for two characters.
      if (value.includes('\n') && after.includes('A="')) return [after]
      shellReads += 1
      return [after, `printf '%s\\0' "$A" >> out${index}`]
    })
    write('values.sh', `${script.join('\n')}\n`)
    execFileSync('sh', [at('values.sh')], { cwd: root })
    expect(existsSync(at('ran'))).toBe(false)
    expect(shellReads).toBeGreaterThan(150)
    values.forEach(([, value], index) => {
      if (existsSync(at(`out${index}`))) expect(execFileSync('cat', [at(`out${index}`)], { encoding: 'utf8' })).toBe(`${value}\0`)
    })
  },
)

test.each([
  '',
  '# only remarks\n',
  'A=1\n',
  corners,
  corners.replaceAll('\n', '\r\n'),
  'export A\nA=1\n',
  'A="-----\nhush\n-----"\n',
])('%j is a text of variables', (text) => {
  expect(isEnvText(text)).toBe(true)
})

test.each([
  '#!/bin/sh\nA=1\n',
  '{\n  "scripts": { "test": "true" }\n}\n',
  '[core]\n\tbare = false\n[alias]\n[remote "origin"]\n[x]\n',
  'install:\n\tnpm ci\n\tnpm run build\n\tnpm test\n',
  'echo one\n',
  'layout python\nuse flake\nexport A=1\n',
])('%j is not', (text) => {
  expect(isEnvText(text)).toBe(false)
})

test.each<[string, boolean]>([
  ['a_b-1', true],
  [`'$(a) b'`, true],
  ['"a b;"', true],
  ['$OTHER', true],
  ['"${OTHER}-1\\n"', true],
  ['a b', false],
  ['a;b', false],
  ['$(a)', false],
  ['"$(a)"', false],
  ['"${A:-$(a)}"', false],
  ['`a`', false],
  ['a\nb', false],
  [`'a'b'`, false],
])('a value spelled %j is one that a shell runs nothing of: %s', (raw, isInert) => {
  expect(openVariables('', '.env').isInert?.(raw)).toBe(isInert)
})
