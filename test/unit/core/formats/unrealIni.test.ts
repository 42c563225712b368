import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { setValue } from '../../../../electron/core/formats/edit'
import { unrealIni } from '../../../../electron/core/formats/unrealIni'
import { unrealJudge, unrealTextJudge } from '../../../../scripts/lib/samples/unrealJudge'
import { AppError } from '../../../../shared/errors'
import { failureOf } from '../../world/folder'

const section = 'S'
const name = 'Config/DefaultGame.ini'
const spotOf = (text: string, key: string) => ({
  file: { text, encoding: 'utf8' as const },
  format: unrealIni,
  name,
  address: { section, key },
})

function found(text: string, key: string) {
  const { file, address } = spotOf(text, key)
  return unrealIni(file, name).find(address)
}

const written = (text: string, key: string, value: string) => setValue(spotOf(text, key), value)?.text

describe('Unreal lines are read as Unreal reads them', () => {
  test.each([
    ['text behind a section header', '[S] // ours\nA=v\n', 'v'],
    ['a header after blanks is none', '[S]\nA=v\n  [T]\nA=w\n', 'w'],
    ['a header that goes on after its bracket is none', '[S]\nA=v\n[T] ; x\nA=w\n', 'w'],
    ['a comment that ends in a backslash takes the next line', '[S]\n; built in C:\\Games\\\nA=v\n', null],
    ['a backslash before a blank does not', '[S]\n; built in C:\\Games\\ \nA=v\n', 'v'],
    ['a brace in a comment takes lines up to its end', '[S]\n; {\nA=v\n}\nB=w\n', null],
    ['a brace behind two slashes too', '[S]\nB=1 // {\nA=v\n}\n', null],
    ['but not in quotes', '[S]\nB="{"\nA=v\n', 'v'],
    ['what a build drops is read', '[S]\n~A=v\n', 'v'],
    ['a bar in quotes', '[S]\nA="x | y"\n', 'x | y'],
    ['the last line counts, whatever a bar did before', '[S]\nB=1|A=Evil\nA=v\n', 'v'],
    ['a lone carriage return ends a line', '[S]\rA=v\rB=w\r', 'v'],
    ['lines before the first section do not count', 'A=v\n[T]\nB=w\n', null],
  ])('%s', (_, text, value) => {
    expect(found(text, 'A')?.value ?? null).toBe(value)
  })

  test.each([
    ['a bar, at which Unreal ended the line up to 5.5', '[S]\nA=Copyright 2026 | Kontor Nord\n', 'Versions of Unreal'],
    ['a bar that once began another key', '[S]\nA=v\nB=x|A=Evil\n', 'Versions of Unreal'],
    ['a bar in a comment that once began another key', '[S]\nA=v\n; x |A=Evil\n', 'Versions of Unreal'],
    ['a bar that once began another section', '[S]\nB=x|[T]\nA=v\n', 'Versions of Unreal'],
    ['braces, which are dropped', '[S]\nA={Tiefe} Wasser\n', 'doesn’t understand'],
    ['braces over lines', '[S]\nA={first half\nsecond half}\nB=v\n', 'continues on the next line'],
    ['a backslash at the end', '[S]\nA=first\\\nB=v\n', 'continues on the next line'],
    ['a space that some systems take for a letter', '[S]\nA=v\u00a0\n', 'doesn’t understand'],
    ['two slashes', '[S]\nA=v // w\n', 'doesn’t understand'],
    ['text behind quotes', '[S]\nA="v" w\n', 'doesn’t understand'],
    ['a list that began with what a build drops', '[S]\nA=v\n~+A=w\n', 'a list'],
    ['a list of structs', '[S]\nA=v\n@A=w\n', 'a list'],
  ])('%s: is refused with the reason, and nothing is written', async (_, text, why) => {
    expect(found(text, 'A')).toMatchObject({ value: null, why: expect.stringContaining(why) })
    expect(await failureOf(() => written(text, 'A', 'New'))).toMatchObject({ code: 'file-refused' })
  })
})

describe('what is written means the same to every version', () => {
  test.each(['North | South', 'x|B=Evil', '{brace}', 'a}b', 'https://a.example', 'ends in \\', '"quoted" | x'])('%j', (value) => {
    const text = written('[S]\nA=Old\n', 'A', value) ?? ''
    expect(text).toMatch(/^\[S\]\nA=".*"\n$/)
    expect(found(text, 'A')?.value).toBe(value)
  })

  test('a new key goes behind lines that belong together', () => {
    expect(written('[S] // ours\nB={x\ny}\n[T]\n', 'A', 'v')).toBe('[S] // ours\nB={x\ny}\nA=v\n[T]\n')
    expect(written('[S]\nB=x\\\ny\n', 'A', 'v')).toBe('[S]\nB=x\\\ny\nA=v\n')
  })

  test('where an open brace would swallow it, or a bar lead it elsewhere, nothing is written', async () => {
    expect(await failureOf(() => written('[T]\n; {\nB=v\n', 'A', 'v'))).toMatchObject({ code: 'file-refused' })
    expect(await failureOf(() => written('[S]\nB=x|[T]\n', 'A', 'v'))).toMatchObject({ code: 'file-refused' })
  })
})

const marks = [
  '[S]',
  '[T]',
  'A=',
  'B=',
  'A = ',
  '+A=',
  '~A=',
  '-B=',
  ';',
  '//',
  '|',
  '{',
  '}',
  '"',
  '\\',
  '\\"',
  '=',
  ' ',
  '\t',
  '\u00a0',
]
const lines = ['\n', '\r\n', '\n', 'v', 'x y', '[S]\nA=v\n', 'A=v\n', 'A="q"\n']
const piece = fc.constantFrom(...marks, ...lines)
const anyFile = fc.array(piece, { maxLength: 25 }).map((pieces) => `[S]\n${pieces.join('')}`)
const anyValue = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc
    .array(fc.constantFrom('a', ' ', '|', '{', '}', '/', '//', '\\', '"', "'", '=', '[', ']', ';', '~', 'B=x'), { maxLength: 8 })
    .map((all) => all.join('')),
)

/** What a reader that is not ours holds at a key of the section, by the rules of all versions. */
async function judgedIn(text: string) {
  const [reading] = await unrealJudge.read([text])
  return (key: string) => reading?.get(unrealJudge.nameOf({ section, key }))
}

test('whatever a file holds, a value is shown only if every version of Unreal reads that value', async () => {
  let shown = 0
  await fc.assert(
    fc.asyncProperty(anyFile, async (text) => {
      const judged = await judgedIn(text)
      for (const key of ['A', 'B']) {
        const [ours, theirs] = [found(text, key), judged(key)]
        expect(ours === null).toBe(theirs === undefined)
        if (ours?.value != null) expect(ours.value).toBe(theirs?.value)
        if (ours?.value != null) shown += 1
      }
    }),
    { numRuns: 3000 },
  )
  expect(shown).toBeGreaterThan(500)
})

test('whatever is written into whatever file, every version of Unreal reads it, and nothing else is new', async () => {
  let writes = 0
  await fc.assert(
    fc.asyncProperty(anyFile, anyValue, async (text, value) => {
      const after = unlessRefused(() => written(text, 'A', value.trim()))
      if (after == null) return
      writes += 1
      const [before, now] = [await judgedIn(text), await judgedIn(after)]
      expect(now('A')?.value).toBe(value.trim())
      expect(now('B')?.seen).toBe(before('B')?.seen)
    }),
    { numRuns: 3000 },
  )
  expect(writes).toBeGreaterThan(500)
})

const anyForm = fc.constantFrom('INVTEXT("a")', 'NSLOCTEXT("n", "k\\"1", "a")', 'INVTEXT( "a" )', 'a', '"a // b"', null)

test('whatever title is written, in whatever form, people read that title, and the line beside it is the same', async () => {
  let writes = 0
  await fc.assert(
    fc.asyncProperty(anyForm, anyValue, async (form, value) => {
      const text = `[${section}]\nB=1\n${form === null ? '' : `A=${form}\n`}[T]\n`
      const spot = { ...spotOf(text, 'A'), address: { section, key: 'A', as: 'text' as const } }
      const after = unlessRefused(() => setValue(spot, value.trim()))?.text
      if (after === undefined) return
      writes += 1
      const [reading] = await unrealTextJudge.read([after])
      const judged = (key: string) => reading?.get(unrealTextJudge.nameOf({ section, key }))?.value
      expect([judged('A'), judged('B')]).toEqual([value.trim(), '1'])
    }),
    { numRuns: 3000 },
  )
  expect(writes).toBeGreaterThan(500)
})

function unlessRefused<T>(action: () => T): T | null {
  try {
    return action()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
