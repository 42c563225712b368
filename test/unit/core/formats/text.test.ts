import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { decodeText, encodeText, lineEnd } from '../../../../electron/core/formats/text'
import { failureOf } from '../../world/folder'

const encodings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a mark': (text: string) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
  'UTF-16LE': (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  'UTF-16BE': (text: string) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
}

test.each(Object.entries(encodings))('%s is read without its mark and written back byte for byte', (name, encode) => {
  const line = fc.constantFrom('あ', 'é', '😀', 'a', ' ', '\n', '\r\n', '\r', '\ufeff')
  // After a first byte order mark, a second one is text.
  const starts = name === 'UTF-8' ? fc.constant('x') : fc.constantFrom('x', '\ufeff')
  fc.assert(
    fc.property(fc.array(line), starts, (pieces, start) => {
      const text = `${start}${pieces.join('')}`
      const file = decodeText(encode(text), 'f')
      expect(file.text).toBe(text)
      expect(encodeText(file, `${text}ü\n`)).toEqual(encode(`${text}ü\n`))
    }),
  )
})

test('any bytes are either given back the same or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
      const bytes = Buffer.from(array)
      try {
        const file = decodeText(bytes, 'f')
        expect(encodeText(file, file.text)).toEqual(bytes)
      } catch (error) {
        expect(error).toHaveProperty('failure.code', 'file-refused')
      }
    }),
  )
})

test.each([
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n', 'git lfs pull'],
  ['conflict markers', 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n', 'Resolve the conflict'],
  ['conflict markers of a CRLF file', 'a: 1\r\n<<<<<<< HEAD\r\nb: 1\r\n>>>>>>> x\r\n', 'Resolve the conflict'],
  ['a binary file', '\0\0\0\x16', 'Force Text'],
  ['NUL in UTF-16', Buffer.from([0xff, 0xfe, 0x41, 0, 0, 0]), 'Force Text'],
  ['Latin-1', Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'Save it as UTF-8'],
  ['cut UTF-16', Buffer.from([0xff, 0xfe, 0x41]), 'Save it as UTF-8'],
  ['a lone surrogate in UTF-8', Buffer.from([0xed, 0xa0, 0x80]), 'Save it as UTF-8'],
])('%s is refused with what to do about it', async (_, content, advice) => {
  const failure = await failureOf(() => decodeText(Buffer.from(content), 'Assets/x.asset'))

  expect(failure.code).toBe('file-refused')
  expect(failure.message).toContain('Assets/x.asset')
  expect(failure.message).toContain(advice)
})

test('text that only resembles a conflict marker or pointer is no reason to refuse', () => {
  for (const text of ['=======\n', 'a <<<<<<< b\n', '<<<<<<<<\n', '# version https://git-lfs.github.com/spec/v1\n']) {
    expect(decodeText(Buffer.from(text), 'f').text).toBe(text)
  }
})

test('the line end of a mixed file is the one most lines have', () => {
  expect(lineEnd('a\r\nb\r\nc\n')).toBe('\r\n')
  expect(lineEnd('a\nb\r\nc\n')).toBe('\n')
  expect(lineEnd('')).toBe('\n')
})
