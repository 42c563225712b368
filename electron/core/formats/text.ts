import { fileTexts as texts } from '../../../shared/texts/files'
import { refused } from '../files/failure'

type Encoding = 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16be'

/** A text file, with what is needed to give back the same bytes. `text` has no byte order mark. */
export type TextFile = { text: string; encoding: Encoding }

const marks: readonly (readonly [Encoding, Buffer])[] = [
  ['utf8-bom', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf16le', Buffer.from([0xff, 0xfe])],
  ['utf16be', Buffer.from([0xfe, 0xff])],
]

/**
 * Decodes without loss, or throws `file-refused`: for Git LFS pointers, conflict markers, binary files, and bytes in no
 * Unicode encoding (a guess would rewrite bytes nobody asked to change). `name` is for the message.
 */
export function decodeText(bytes: Buffer, name: string): TextFile {
  const [encoding, mark] = marks.find(([, start]) => bytes.subarray(0, start.length).equals(start)) ?? ['utf8', Buffer.alloc(0)]
  const text = decode(bytes.subarray(mark.length), encoding, name)
  assertEditable(text, name)
  return { text, encoding }
}

/** The bytes of `text` in the encoding and with the byte order mark of `file`. */
export function encodeText(file: TextFile, text: string): Buffer {
  const mark = marks.find(([encoding]) => encoding === file.encoding)?.[1] ?? Buffer.alloc(0)
  if (file.encoding === 'utf16le') return Buffer.concat([mark, Buffer.from(text, 'utf16le')])
  if (file.encoding === 'utf16be') return Buffer.concat([mark, Buffer.from(text, 'utf16le').swap16()])
  return Buffer.concat([mark, Buffer.from(text, 'utf8')])
}

/** The line end that most lines of the text have; a file without any gets `\n`. */
export function lineEnd(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1
  const windows = text.split('\r\n').length - 1
  return windows > all - windows ? '\r\n' : '\n'
}

/** False for text with half a character in it, which no file can hold. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

function decode(bytes: Buffer, encoding: Encoding, name: string): string {
  if (encoding === 'utf16le' || encoding === 'utf16be') {
    if (bytes.length % 2 !== 0) throw unknownEncoding(name)
    return (encoding === 'utf16le' ? bytes : Buffer.from(bytes).swap16()).toString('utf16le')
  }
  if (bytes.includes(0)) throw binary(name)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw unknownEncoding(name)
  }
}

export function assertEditable(text: string, name: string): void {
  if (text.includes('\0')) throw binary(name)
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    throw refused(texts.lfsPointer(name))
  }
  if (/^(?:<{7}|>{7})(?:[ \t]|$)/m.test(text)) {
    throw refused(texts.conflictMarkers(name))
  }
}

function binary(name: string) {
  return refused(texts.binary(name))
}

function unknownEncoding(name: string) {
  return refused(texts.encoding(name))
}
