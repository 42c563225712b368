import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A text in every form in which a file might hold it, as bytes to search for. */
export function formsOf(text: string): Buffer[] {
  const plain = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  // Base64 depends on the text's position modulo three bytes. Its ends depend on the text's neighbours and are left out.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  )
  const hex = plain.toString('hex')
  const url = [...plain].map((byte) => `%${byte.toString(16)}`).join('')
  const words = [text.toUpperCase(), hex, hex.toUpperCase(), url, url.toUpperCase(), ...base64]
  return [plain, utf16, Buffer.from(utf16).swap16(), ...words.map((word) => Buffer.from(word))]
}

/** The files at or below the paths that contain one of the texts in any form. */
export function filesHolding(paths: readonly string[], texts: readonly string[]): string[] {
  const needles = texts.flatMap(formsOf)
  return paths.flatMap(filesAt).filter((path) => {
    const bytes = readFileSync(path)
    return needles.some((needle) => bytes.includes(needle))
  })
}

function filesAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
