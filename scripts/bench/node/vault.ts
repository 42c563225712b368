import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createSafeStorageFake } from '../../../test/safeStorageFake'
import { openVault } from '../../../test/storage/vault'
import { median } from '../statistics'
import { answer } from './app'

// Opens the vault and reads a thousand secrets, compared with decrypting a thousand texts in memory with the same cipher.

const secrets = 1000
const origin = 'https://portal.example'
const ids = Array.from({ length: secrets }, () => ({
  project: randomUUID(),
  service: 'other',
  environment: 'test',
  field: 'token',
}))
const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
const keychain = createSafeStorageFake('asynchronous')
keychain.world.keyring = { backend: 'gnome_libsecret', key: randomBytes(32) }
const filled = openVault(folder, keychain)
await filled.probe()
for (const [count, id] of ids.entries()) await filled.store(id, origin, textOf(count))

const times: number[] = []
const raw: number[] = []
for (let round = 0; round < 9; round += 1) {
  const vault = openVault(folder, keychain)
  const started = performance.now()
  await vault.probe()
  for (const [count, id] of ids.entries())
    if ((await vault.open(id, origin)) !== textOf(count)) throw new Error(`Secret ${count} came back as another one.`)
  times.push(performance.now() - started)
  raw.push(rawMilliseconds())
}
answer({ milliseconds: median(times), raw: median(raw) })
rmSync(folder, { recursive: true })

function textOf(count: number): string {
  return `secret-number-${String(count).padStart(40, '0')}`
}

function rawMilliseconds(): number {
  const key = randomBytes(32)
  const sealed = ids.map((_, count) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const text = Buffer.concat([cipher.update(textOf(count)), cipher.final()])
    return { nonce, text, tag: cipher.getAuthTag() }
  })
  const started = performance.now()
  for (const [count, { nonce, text, tag }] of sealed.entries()) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(tag)
    if (`${decipher.update(text, undefined, 'utf8')}${decipher.final('utf8')}` !== textOf(count)) throw new Error('Not the text.')
  }
  return performance.now() - started
}
