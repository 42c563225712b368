import { array, assert, constantFrom, json, nat, oneof, pre, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readBody } from '../../../../electron/core/portal/body'
import { readExactly, writtenNumber } from '../../../../electron/core/portal/exactJson'
import { failureOf } from '../../world/loopback'

const refusal = async (text: string) => failureOf((async () => readExactly(text))())
const body = (text: string) => readBody(new TextEncoder().encode(text), 'application/json')

describe('numbers', () => {
  test.each(['0', '7', '-7', '1.5', '9007199254740991', '1e+21', '-1.5e-7'])('%s is a number', (text) => {
    expect(readExactly(text)).toBe(Number(text))
    expect(writtenNumber(readExactly(text))).toBe(text)
  })

  test.each(['653247040368672768', '9007199254740993', '1.0', '-0', '1e400', '1E2', '0.10', '0.1000000000000000055'])(
    '%s is not how JavaScript would write it, so nothing takes it for a number',
    (text) => {
      const { value } = Object.assign({}, readExactly(`{"value":${text}}`)) as { value: unknown }
      expect(typeof value).toBe('object')
      expect(writtenNumber(value)).toBe(text)
    },
  )

  test('two that JavaScript would round to one stay two, however deep they stand', () => {
    const read = readExactly('[{"a":[653247040368672768]},{"a":[653247040368672769]}]') as { a: unknown[] }[]
    expect(read.map(({ a: [id] }) => writtenNumber(id))).toEqual(['653247040368672768', '653247040368672769'])
  })

  test('a portal can not make up such a number', () => {
    expect(writtenNumber(readExactly('{"Symbol(written)":"7"}'))).toBeNull()
    expect(writtenNumber('7')).toBeNull()
  })
})

describe('what can be read in two ways', () => {
  test.each([
    ['{"id":1,"id":2}', '“id”'],
    ['[{"a":{"id":"x","\\u0069d":"x"}}]', '“id”'],
    ['{"__proto__":{}}', '__proto__'],
    ['{"a":{"\\u005f_proto__":{}}}', '__proto__'],
    ['{"constructor":1}', '__proto__'],
    [`{"\u202Eid\\n":1,"\u202Eid\\n":2}`, '“id”'],
  ])('%s is refused with the name', async (text, name) => {
    expect(await refusal(text)).toMatchObject({ code: 'unexpected', message: expect.stringContaining(name) })
    expect(body(text)).toMatchObject({ kind: 'unusable', hostile: true })
  })

  test('the same name in two objects is allowed', () => {
    expect(readExactly('[{"id":1,"a":{"id":2}},{"id":3}]')).toEqual([{ id: 1, a: { id: 2 } }, { id: 3 }])
  })
})

test.each(['[', '{"a":'])('%s many times over is refused before it is read to its end', async (open) => {
  const text = open.repeat(1_000_000)
  expect(await refusal(text)).toMatchObject({ code: 'unexpected', message: expect.stringContaining('nested') })
  const close = open === '[' ? ']' : '}'
  expect(readExactly(`${open.repeat(64)}1${close.repeat(64)}`)).toBeTypeOf('object')
  expect(await refusal(`${open.repeat(65)}1${close.repeat(65)}`)).toMatchObject({ code: 'unexpected' })
})

test('apart from that it reads what JSON.parse reads, and nothing else', () => {
  const texts = oneof(
    json({ depthSize: 'small' }),
    // Good JSON with a piece removed.
    tuple(json(), nat(), nat(4)).map(
      ([text, at, length]) => text.slice(0, at % text.length) + text.slice((at % text.length) + length),
    ),
    array(
      constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"b"',
        '1',
        '-',
        '0',
        '.',
        'e',
        'null',
        'nul',
        ' ',
        '\n',
        '\u00A0',
        '\uFEFF',
        '\v',
        '//x',
        '/**/',
        '"\t"',
        '"\\x"',
        "'a'",
      ),
    ).map((parts) => parts.join('')),
  )
  assert(
    property(texts, (text) => {
      expect(outcome(() => plain(readExactly(text)))).toEqual(outcome(() => JSON.parse(text)))
    }),
    { numRuns: 3000 },
  )
})

/** Refusals that JSON.parse does not know are left out. */
function outcome(read: () => unknown): unknown {
  try {
    return { value: read() }
  } catch (error) {
    const isOurs = error instanceof Error && /twice|reserved|nested/.test(error.message)
    pre(!isOurs)
    return 'refused'
  }
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  const written = writtenNumber(value)
  if (written !== null) return Number(written)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
}
