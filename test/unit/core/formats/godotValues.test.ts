import { expect, test } from 'vitest'

import { setValue, takeBack, takeOut } from '../../../../electron/core/formats/edit'
import { isLiteral } from '../../../../electron/core/formats/godotLiteral'
import { godotValues } from '../../../../electron/core/formats/godotValues'
import { AppError } from '../../../../shared/errors'

const file = (text: string) => ({ text, encoding: 'utf8' as const })
const spotOf = (text: string, path: string) => {
  const [section = '', ...key] = path.split('/')
  return { file: file(text), format: godotValues, name: 'project.godot', address: { section, key: key.join('/') } }
}

function codeOf(action: () => unknown): string | null {
  try {
    action()
    return null
  } catch (error) {
    if (error instanceof AppError) return error.failure.code
    throw error
  }
}

const literals: readonly (readonly [literal: string, three: boolean, four: boolean])[] = [
  ['60', true, true],
  ['-0.5', true, true],
  ['1e-07', true, true],
  ['true', true, true],
  ['"a \\"b\\" ; [c]\nd"', true, true],
  ['Color( 1, 0, 0, 1 )', true, true],
  ['Vector2(0, 1)', true, true],
  ['Vector2i(0, 1)', false, true],
  ['&"name"', false, true],
  ['[ 1, "b", { "c": null } ]', true, true],
  ['{\n"a": 1, ; c\n"b": [1, 2, {"c": "}"}],\n}', true, true],
  ['PoolStringArray( "a", "b" )', true, true],
  ['PackedStringArray("a", "b")', false, true],
  ['PackedStringArray()', false, true],
  ['Array[int]([1, 2])', false, true],
  ['Dictionary[String, int]({"a": 1})', false, true],
  ['NodePath("a/b")', true, true],
  ['^"a/b"', false, true],
  ['#ff8000', true, true],
]

const strange = [
  '',
  ' 60',
  '60 ',
  '60\nb=1',
  '+5',
  '.5',
  '1a',
  'null',
  'nil',
  'word',
  '"open',
  '"a" "b"',
  '"a";',
  'Vector2(1)',
  'Vector2(1, 2, 3)',
  'Vector2(1, 2,)',
  'Color("red")',
  '[1, 2',
  '[1 2]',
  '{"a" 1}',
  'Object(Node,"script":null)',
  'Resource("res://a.gd")',
  'ExtResource("1")',
  '[Object(Node)]',
  '"\u0007"',
  '"\ud800"',
  '['.repeat(40) + ']'.repeat(40),
]

test.each(literals)('%j is a value in Godot 3: %s, in Godot 4: %s', (literal, three, four) => {
  expect([isLiteral(literal, 3), isLiteral(literal, 4)]).toEqual([three, four])
})

test.each(strange)('%j is no value that may be written', (text) => {
  expect([isLiteral(text, 3), isLiteral(text, 4)]).toEqual([false, false])
  expect(codeOf(() => setValue(spotOf('config_version=5\n\n[a]\n\nb=1\n', 'a/b'), text))).toBe('file-refused')
})

test('a value of Godot 4 is refused in a file of Godot 3, which could not be read with it', () => {
  const set = (version: number, value: string) => () =>
    setValue(spotOf(`config_version=${version}\n\n[a]\n\nb=1\n`, 'a/b'), value)
  expect(codeOf(set(4, 'Vector2i(1, 2)'))).toBe('file-refused')
  expect(codeOf(set(5, 'Vector2i(1, 2)'))).toBe(null)
})

test('the value of an address is the literal as it is written, and only its bytes change', () => {
  const text = '; mine\n[a]\nx = Vector2( 0, 1 ) ; why\ny="q" z=[1,\n2]\n'
  const opened = godotValues(file(text), 'project.godot')
  expect(opened.all()).toEqual([
    ['a/x', 'Vector2( 0, 1 )'],
    ['a/y', '"q"'],
    ['a/z', '[1,\n2]'],
  ])
  expect(setValue(spotOf(text, 'a/y'), '7')?.text).toBe(text.replace('"q"', '7'))
  expect(setValue(spotOf(text, 'a/z'), '{}')?.text).toBe(text.replace('[1,\n2]', '{}'))
})

const head = 'config_version=5\n\n'

/** A file, the entry that goes, and what Godot's own next save would leave of it. */
const outs = [
  ['one of several', `${head}[a]\n\nx=1\ny=2\nz=3\n`, 'a/y', `${head}[a]\n\nx=1\nz=3\n`],
  ['the last of a file', `${head}[a]\n\nx=1\ny=2`, 'a/y', `${head}[a]\n\nx=1`],
  ['one with a comment', `${head}[a]\n\nx=1 ; one\ny=2\n`, 'a/x', `${head}[a]\n\ny=2\n`],
  ['one over several lines', `${head}[a]\n\nx="1\n[b]\n"\ny=2\n`, 'a/x', `${head}[a]\n\ny=2\n`],
  ['one that shares its line', `${head}[a]\n\nx=1 y=2\n`, 'a/x', `${head}[a]\n\ny=2\n`],
  ['the second in a line', `${head}[a]\n\nx=1 y=2\n`, 'a/y', `${head}[a]\n\nx=1 \n`],
  ['the last of its section', `${head}[a]\n\nx=1\n\n[b]\n\ny=2\n`, 'a/x', `${head}[b]\n\ny=2\n`],
  ['the last of the last section', `${head}[a]\n\nx=1\n\n[b]\n\ny=2\n`, 'b/y', `${head}[a]\n\nx=1\n`],
  ['the only one', '[a]\n\nx=1\n', 'a/x', ''],
  ['the last beside a comment', `${head}[a]\n; mine\n\nx=1\n`, 'a/x', `${head}[a]\n; mine\n\n`],
  ['one with Windows line ends', '[a]\r\n\r\nx=1\r\ny=2\r\n', 'a/x', '[a]\r\n\r\ny=2\r\n'],
  ['the last with Windows line ends', 'v=1\r\n\r\n[a]\r\n\r\nx=1\r\n', 'a/x', 'v=1\r\n'],
] as const

test.each(outs)('%s is taken out with its line, and comes back byte for byte', (_, before, path, after) => {
  const spot = spotOf(before, path)
  const old = godotValues(spot.file, '').find(spot.address)?.value ?? null
  const taken = takeOut(spot)
  expect(taken?.text).toBe(after)
  expect(taken && takeBack(spotOf(taken.text, path), taken.span, old)).toBe(before)
})

test('an entry whose key stands in the file twice is left alone, since the other one would count then', () => {
  expect(takeOut(spotOf('[a]\n\nx=1\nx=2\n', 'a/x'))).toBe(null)
})

test('a note about what was taken out can bring back nothing else', () => {
  const after = `${head}[a]\n\nx=1\n`
  const span = { inserted: '', lead: 0, at: after.length }
  const back = (removed: string) => takeBack(spotOf(after, 'a/y'), { ...span, removed }, '2')
  expect(back('y=2\n')).toBe(`${after}y=2\n`)
  for (const removed of ['y=2\n\n[b]\n', '; other\ny=2\n', '\n\ny=2\n']) expect(back(removed)).toBe(null)
  for (const removed of ['y=2\nz=3\n', 'y=3\n']) expect(codeOf(() => back(removed))).toBe('file-refused')
})
