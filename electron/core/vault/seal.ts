import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import { AppError } from '../../../shared/errors'
import { vaultTexts } from '../../../shared/texts/vault'

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const lengthBytes = 4
/** Almost every token fits into one block, so the file does not tell its length. */
const blockBytes = 256

/** Ciphertext with what is needed besides the key to open it. All three are base64. */
export type Sealed = { nonce: string; data: string; tag: string }

export function newDataKey(): Buffer {
  return randomBytes(keyBytes)
}

export function isDataKey(key: Buffer): boolean {
  return key.length === keyBytes
}

/**
 * Encrypts a text with AES-256-GCM and a random 96-bit nonce. `identity` is authenticated, not encrypted: the same
 * list, in the same order, must be given to open it.
 */
export function seal(key: Buffer, identity: readonly string[], text: string): Sealed {
  const plain = padded(text)
  try {
    return sealBytes(key, identity, plain)
  } finally {
    plain.fill(0)
  }
}

/** Like `seal`, for bytes. Their length shows. */
export function sealBytes(key: Buffer, identity: readonly string[], plain: Buffer): Sealed {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(encoded(identity))
  const data = Buffer.concat([cipher.update(plain), cipher.final()])
  return { nonce: nonce.toString('base64'), data: data.toString('base64'), tag: cipher.getAuthTag().toString('base64') }
}

/** The text given to `seal`. Throws `unreadable` for a wrong key, a wrong identity or a changed byte. */
export function open(key: Buffer, identity: readonly string[], sealed: Sealed): string {
  const plain = openBytes(key, identity, sealed)
  try {
    return unpadded(plain)
  } finally {
    plain.fill(0)
  }
}

/** The bytes given to `sealBytes`. Throws like `open`. */
export function openBytes(key: Buffer, identity: readonly string[], sealed: Sealed): Buffer {
  let plain = Buffer.alloc(0)
  try {
    const nonce = Buffer.from(sealed.nonce, 'base64')
    // Without a fixed length, a shortened tag, which is easier to forge, would be accepted.
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(encoded(identity))
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'))
    plain = decipher.update(Buffer.from(sealed.data, 'base64'))
    decipher.final()
    return plain
  } catch {
    plain.fill(0)
    throw unreadable()
  }
}

export function unreadable(): AppError {
  return new AppError('unreadable', vaultTexts.damaged)
}

/** JSON keeps the boundaries between the parts, whatever characters they contain. */
function encoded(identity: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(identity), 'utf8')
}

function padded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  const plain = Buffer.alloc(Math.ceil((lengthBytes + bytes.length) / blockBytes) * blockBytes)
  plain.writeUInt32BE(bytes.length)
  bytes.copy(plain, lengthBytes)
  bytes.fill(0)
  return plain
}

function unpadded(plain: Buffer): string {
  const length = plain.length < lengthBytes ? Infinity : plain.readUInt32BE()
  if (lengthBytes + length > plain.length) throw unreadable()
  return plain.toString('utf8', lengthBytes, lengthBytes + length)
}
