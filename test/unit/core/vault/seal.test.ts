import { randomBytes } from 'node:crypto'

import { expect, test } from 'vitest'

import { newDataKey, open, seal } from '../../../../electron/core/vault/seal'
import { failureOf } from '../../world/folder'

const key = newDataKey()
const identity = ['latchkey-secret-1', 'key', 'project', 'service', 'test', 'field', 'https://a.example']

test.each([
  ['an empty text', ''],
  ['one character', 'x'],
  ['64 KiB', 'k'.repeat(65_536)],
  ['emoji', '🗝️ schlüssel 鍵'],
  ['NUL', 'a\0b\0'],
])('%s comes back as it was', (_name, text) => {
  expect(open(key, identity, seal(key, identity, text))).toBe(text)
})

test('the same text never gives the same ciphertext twice', () => {
  const [one, other] = [seal(key, identity, 'text'), seal(key, identity, 'text')]

  expect(one.nonce).not.toBe(other.nonce)
  expect(one.data).not.toBe(other.data)
})

test('texts of usual lengths have ciphertexts of one length', () => {
  const lengths = [0, 1, 20, 40, 128, 252].map((length) => seal(key, identity, 'x'.repeat(length)).data.length)

  expect(new Set(lengths).size).toBe(1)
})

test('one changed bit anywhere makes it unreadable', async () => {
  const sealed = seal(key, identity, 'text')

  for (const part of ['nonce', 'data', 'tag'] as const) {
    const bytes = Buffer.from(sealed[part], 'base64')
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(bytes.readUInt8(index) ^ 1, index)
      const { code } = await failureOf(() => open(key, identity, { ...sealed, [part]: changed.toString('base64') }))
      expect(code).toBe('unreadable')
    }
  }
})

test('a shortened tag is refused', async () => {
  const sealed = seal(key, identity, 'text')
  const tag = Buffer.from(sealed.tag, 'base64').subarray(0, 12).toString('base64')

  expect((await failureOf(() => open(key, identity, { ...sealed, tag }))).code).toBe('unreadable')
})

test('another key and another identity are refused', async () => {
  const sealed = seal(key, identity, 'text')

  expect((await failureOf(() => open(randomBytes(32), identity, sealed))).code).toBe('unreadable')
  for (const index of identity.keys()) {
    const other = identity.with(index, `${identity[index]}x`)
    expect((await failureOf(() => open(key, other, sealed))).code).toBe('unreadable')
  }
})

test('the borders between the parts of an identity count', async () => {
  const sealed = seal(key, ['ab', 'c'], 'text')

  for (const other of [['a', 'bc'], ['abc'], ['ab', 'c', ''], ['ab","c']]) {
    expect((await failureOf(() => open(key, other, sealed))).code).toBe('unreadable')
  }
})
