import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { setValue, takeBack, takeOut } from '../../../../electron/core/formats/edit'
import type { Address } from '../../../../shared/general/row'
import { unrealTree } from '../../../../electron/core/formats/unrealTree'
import type { UnrealNode } from '../../../../electron/core/formats/unrealNodes'
import { unrealTreeJudge } from '../../../../scripts/lib/samples/unrealTreeJudge'
import { AppError } from '../../../../shared/errors'
import { failureOf } from '../../world/folder'

const section = 'S'
const name = 'Config/DefaultEngine.ini'

/** `+A/0/X` is the member X of the first line `+A=`. */
function addressOf(path: string): Address {
  const [key = '', ...inside] = path.split('/')
  return { section, key, ...(inside.length > 0 && { inside: inside.join('/') }) }
}

const fileOf = (text: string) => ({ text, encoding: 'utf8' as const })
const spotOf = (text: string, path: string) => ({ file: fileOf(text), format: unrealTree, name, address: addressOf(path) })
const takenOut = (text: string, path: string) => takeOut(spotOf(text, path))?.text
const found = (text: string, path: string) => unrealTree(fileOf(text), name).find(addressOf(path))
const written = (text: string, path: string, value: string) => setValue(spotOf(text, path), value)?.text

const leaves = (nodes: readonly UnrealNode[]): readonly UnrealNode[] =>
  nodes.flatMap((node) => (node.nodes.length === 0 ? [node] : leaves(node.nodes)))
const leavesOf = (text: string) => leaves(unrealTree(fileOf(text), name).nodes())
const shown = (text: string) =>
  leavesOf(text).map(({ address: { key, inside }, value }) => [inside === undefined ? key : `${key}/${inside}`, value])

describe('every value of an ini has an address of its own', () => {
  test('keys, lines of lists, members of structs, entries of arrays', () => {
    const text = `[S]
A=1
+L=(Name="x, y",Size=(X=1.5,Y=2))
+L=(Name=b)
-L=old
.L=twice
C=(Default=8,PerPlatform=(("Mobile", 256)))
D=
`
    expect(shown(text)).toEqual([
      ['A', '1'],
      ['+L/0/Name', 'x, y'],
      ['+L/0/Size/X', '1.5'],
      ['+L/0/Size/Y', '2'],
      ['+L/1/Name', 'b'],
      ['-L/0', 'old'],
      ['.L/0', 'twice'],
      ['C/Default', '8'],
      ['C/PerPlatform/0/0', 'Mobile'],
      ['C/PerPlatform/0/1', '256'],
      ['D', ''],
    ])
  })

  test('sections of one name, in whatever case, are one, and lines are numbered through', () => {
    const text = '[S]\n+L=a\n[T]\n+L=z\n[s]\n+l=b\nA=1\n'
    expect(shown(text).slice(0, 3)).toEqual([
      ['+L/0', 'a'],
      ['+l/1', 'b'],
      ['A', '1'],
    ])
    expect(found(text, '+L/1')?.value).toBe('b')
  })

  test('of several lines of a key the last one counts, and is the only one shown', () => {
    expect(shown('[S]\nA=1\nA=2\n')).toEqual([['A', '2']])
  })

  test('what find says and what the nodes say is the same', () => {
    const text = '[S]\nA=(X=1,Y=(Z="q"))\n+L=a\nB="b"\nC={c}\nD=x|E=y\n'
    for (const { address, value, start, end } of leavesOf(text)) {
      expect(unrealTree(fileOf(text), name).find(address)).toMatchObject({ value, start, end })
    }
  })

  test.each([
    ['a bracket that stays open', 'A=(X=1', '(X=1'],
    ['words behind a bracket', 'A=(c) 2026 Kontor Nord', '(c) 2026 Kontor Nord'],
    ['a text in quotes that looks like a struct', 'A="(X=1)"', '(X=1)'],
  ])('%s is a text', (_, line, value) => {
    expect(found(`[S]\n${line}\n`, 'A')?.value).toBe(value)
  })

  test.each([
    ['two members of one name', '(X=1,x=2)', 'A'],
    ['a member without a value', '(X=1,)', 'A'],
    ['words behind quotes', '(X="a" b)', 'A/X'],
    ['an escape that nobody knows', '(X="a\\q")', 'A/X'],
    ['a class with quotes', `(X=Class'"/Script/A.B"')`, 'A/X'],
    ['a text with translations', '(X=NSLOCTEXT("a","b","c"))', 'A/X'],
    ['far too many brackets', `${'('.repeat(40)}1${')'.repeat(40)}`, 'A'],
  ])('%s can only be shown, with the reason', async (_, value, path) => {
    const text = `[S]\nA=${value}\n`
    expect(leavesOf(text).map((leaf) => leaf.value)).toEqual([null])
    expect(found(text, path)).toMatchObject({ value: null, why: expect.stringContaining('A in Config/DefaultEngine.ini') })
    expect(await failureOf(() => written(text, path, 'New'))).toMatchObject({ code: 'file-refused' })
  })
})

describe('only the bytes of a value change', () => {
  test.each([
    ['+L/1/Size', '2', '[S]\n+L=(Size=1)\n+L=( Size = 2.0 , B="x" )\n', null],
    ['+L/1/Size', '3', '[S]\n+L=(Size=1)\n+L=( Size=2.0 , B="x" )\n', '[S]\n+L=(Size=1)\n+L=( Size=3 , B="x" )\n'],
    ['A/N', 'a "b", c', '[S]\nA=(N="x",M=1)\n', '[S]\nA=(N="a \\"b\\", c",M=1)\n'],
    ['A/N', 'two words', '[S]\nA=(N=x,M=1)\n', '[S]\nA=(N="two words",M=1)\n'],
    ['A/N', 'plain', '[S]\nA=(N="x",M=1)\n', '[S]\nA=(N="plain",M=1)\n'],
    ['A/N', 'a,M=2', '[S]\nA=(N=x,M=1)\n', '[S]\nA=(N="a,M=2",M=1)\n'],
    ['A/N', '', '[S]\nA=(N=x,M=1)\n', '[S]\nA=(N=,M=1)\n'],
    ['+L/0', '(X=1)', '[S]\n+L=a\n', '[S]\n+L="(X=1)"\n'],
    ['A/N', 'NSLOCTEXT("a","b","c")', '[S]\nA=(N="x")\n', '[S]\nA=(N="NSLOCTEXT(\\"a\\",\\"b\\",\\"c\\")")\n'],
    ['.L/0', 'https://a.example', '[S]\n.L=a ; b\r\n', '[S]\n.L="https://a.example"\r\n'],
  ])('%s := %j in %j', async (path, value, text, after) => {
    if (after === null) expect(await failureOf(() => written(text, path, value))).toMatchObject({ code: 'file-refused' })
    else expect(written(text, path, value)).toBe(after)
  })

  test('an entry is taken out with its line, in whatever form the lines end', () => {
    expect(takenOut('[S]\r\nA=1\r\nB=2\r\n', 'A')).toBe('[S]\r\nB=2\r\n')
    expect(takenOut('[S]\nB=2\nA=1', 'A')).toBe('[S]\nB=2\n')
  })

  test('and comes back in its old place, byte for byte', () => {
    for (const text of ['[S]\r\n  A = "1"\r\nB=2\r\n', '[S]\nB=2\nA=1', '[S]\n~A=(X=1)\n\n;c\n[T]\nA=3\n']) {
      const taken = takeOut(spotOf(text, 'A'))
      const before = found(text, 'A')?.value ?? null
      if (taken !== null) expect(takeBack(spotOf(taken.text, 'A'), taken.span, before)).toBe(text)
      expect(taken).not.toBeNull()
    }
  })

  test('an entry stays where another line of its key would count then, and where it is part of another', () => {
    expect(takeOut(spotOf('[S]\nA=1\nA=2\n', 'A'))).toBeNull()
    expect(takeOut(spotOf('[S]\n+A=1\n', '+A/0'))).toBeNull()
    expect(takeOut(spotOf('[S]\nA=(X=1)\n', 'A/X'))).toBeNull()
    expect(takeOut(spotOf('[S]\nB=x|A=1\n', 'A'))).toBeNull()
    expect(takeOut(spotOf('[S]\nA=1\n+A=1\n', 'A/0'))).toBeNull()
  })
})

const pieces = ['A=', 'B=', '+A=', '-A=', '(', '(', ')', ')', ',', ',', 'X=', 'Y=', 'Z=', '"', '"q, r"', '\\"', '\\', 'v', '1.0']
const others = [
  ' ',
  '\t',
  '=',
  '//',
  '|',
  '{',
  '}',
  "'",
  '\n',
  '\n',
  '[S]\nA=(X=1,Y="w")\n',
  '+A=(X=(Y=1,Z=2))\n',
  'A=((X=1),(X=2))\n',
]
const anyFile = fc.array(fc.constantFrom(...pieces, ...others), { maxLength: 25 }).map((all) => `[S]\n${all.join('')}`)
const anyValue = fc.oneof(
  fc.string({ maxLength: 10 }),
  fc
    .array(fc.constantFrom('a', ' ', '(', ')', ',', '"', '\\', '=', '|', '{', '/', "'", '(X=1)'), { maxLength: 6 })
    .map((all) => all.join('')),
)

/** What is shown at an address, or what holds it and can only be shown as a whole. */
function partAt(own: ReadonlyMap<string, UnrealNode>, { inside, ...address }: Address): UnrealNode | undefined {
  const steps = inside?.split('/') ?? []
  const above = steps.map((_, index) => ({ ...address, inside: steps.slice(0, index + 1).join('/') }))
  return [address, ...above].map((one) => own.get(unrealTreeJudge.nameOf(one))).find((one) => one !== undefined)
}

async function judged(text: string) {
  const [reading] = await unrealTreeJudge.read([text])
  return reading ?? new Map<string, never>()
}

test('whatever a file holds, a value is shown only if every version of Unreal reads that value', async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(anyFile, async (text) => {
      const reading = await judged(text)
      const own = new Map(leavesOf(text).map((leaf) => [unrealTreeJudge.nameOf(leaf.address), leaf]))
      for (const [held, { value }] of own) {
        if (value === null) continue
        count += 1
        expect([held, reading.get(held)?.value]).toEqual([held, value])
      }
      for (const { address, value } of reading.values()) {
        if (value !== null) expect([address, partAt(own, address)]).toEqual([address, expect.anything()])
      }
    }),
    { numRuns: 3000 },
  )
  expect(count).toBeGreaterThan(2000)
})

test('whatever is written anywhere, every version of Unreal reads it, nothing else is new, and undo gives the bytes back', async () => {
  let writes = 0
  await fc.assert(
    fc.asyncProperty(anyFile, anyValue, fc.nat(), async (text, given, pick) => {
      const all = leavesOf(text).filter(({ value }) => value !== null)
      const leaf = all[pick % Math.max(1, all.length)]
      const value = given.trim()
      if (leaf === undefined) return
      const spot = { file: fileOf(text), format: unrealTree, name, address: leaf.address }
      const edited = unlessRefused(() => setValue(spot, value))
      if (edited == null) return
      writes += 1
      expect([edited.text.slice(0, leaf.start), edited.text.endsWith(text.slice(leaf.end))]).toEqual([
        text.slice(0, leaf.start),
        true,
      ])
      const [before, now] = [await judged(text), await judged(edited.text)]
      const at = unrealTreeJudge.nameOf(leaf.address)
      expect(now.get(at)?.value).toBe(value)
      for (const held of new Set([...before.keys(), ...now.keys()]))
        if (held !== at) expect([held, now.get(held)?.seen]).toEqual([held, before.get(held)?.seen])
      expect(takeBack({ ...spot, file: fileOf(edited.text) }, edited.span, leaf.value)).toBe(text)
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
