import { createDecipheriv, scryptSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { newKeyring } from '../../../safeStorageFake'
import { fixtures } from '../../world/folder'
import { createMachine } from './vaultWorld'

const passphrase = 'fünf Wörter für den Tresor'
const fixture = readFileSync(join(fixtures, 'vault/vault.json'), 'utf8')
const project = '6f1d2c1e-3c5b-4a58-9c1e-0a4f3c2b1d00'
const token = { project, service: 'coherence', environment: 'live', field: 'portalToken' }
const other = { project, service: 'cloudeka', environment: 'all', field: 'accessToken' }

// An independent reader, written from docs/vault.md alone: it shares no line with the app.

type Texts<K extends string> = Readonly<Record<K, string>>
type Slot = Texts<'id' | 'kind' | 'nonce' | 'wrapped' | 'tag'> & { kdf: { N: number; r: number; p: number; salt: string } }
type Stored = Texts<'project' | 'service' | 'environment' | 'field' | 'keyId' | 'origin' | 'nonce' | 'data' | 'tag'>
type File = { keyId: string; slots: Slot[]; records: Stored[] }

const bytes = (text: string) => Buffer.from(text, 'base64')

function decrypt(key: Buffer, identity: string[], nonce: string, data: string, tag: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(nonce), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(JSON.stringify(identity)))
  decipher.setAuthTag(bytes(tag))
  return Buffer.concat([decipher.update(bytes(data)), decipher.final()])
}

function dataKeyOf({ keyId, slots }: File, words: string): Buffer {
  const slot = slots.find(({ kind }) => kind === 'passphrase')
  if (slot === undefined) throw new Error('It has no passphrase.')
  const { id, nonce, wrapped, tag } = slot
  const { N, r, p, salt } = slot.kdf
  const wrapping = scryptSync(words.normalize('NFC'), bytes(salt), 32, { N, r, p, maxmem: 256 * N * r })
  return decrypt(wrapping, ['latchkey-slot-1', keyId, id], nonce, wrapped, tag)
}

function readVault(text: string, words: string): Record<string, string> {
  const file: File = JSON.parse(text)
  const key = dataKeyOf(file, words)
  const read = (record: Stored) => {
    const { project: owner, service, environment, field, keyId, origin, nonce, data, tag } = record
    const identity = ['latchkey-secret-1', keyId, owner, service, environment, field, origin]
    const plain = decrypt(key, identity, nonce, data, tag)
    return [`${service}/${environment}/${field}`, plain.toString('utf8', 4, 4 + plain.readUInt32BE())]
  }
  return Object.fromEntries(file.records.map(read))
}

const expected = { 'coherence/live/portalToken': 'ptok-fixture-6d2f9b1c8e', 'cloudeka/all/accessToken': 'schlüssel 🗝️' }

test('another program reads the vault with the passphrase, from its description alone', () => {
  expect(readVault(fixture, passphrase)).toEqual(expected)
  expect(() => readVault(fixture, 'another one')).toThrow()
})

test('it reads what is written today', async () => {
  const machine = createMachine()
  const vault = await machine.started()
  await vault.store(token, 'https://api.prod.coherence.io', expected['coherence/live/portalToken'])
  await vault.store(other, 'https://api.example:8443', expected['cloudeka/all/accessToken'])
  await vault.changeUnlockMethods((unlockMethods) => unlockMethods.setPassphrase(passphrase, null))

  expect(readVault(machine.folder.text('vault.json'), passphrase)).toEqual(expected)
})

test('a vault that was written before opens here, on a computer that never saw it', async () => {
  const machine = createMachine()
  machine.folder.write('vault.json', fixture)
  machine.world.keyring = newKeyring()
  machine.clock.time = Date.parse('2026-11-23T16:00:00Z')
  const vault = await machine.started()
  expect(vault.describe(token).state).toBe('locked')

  await vault.unlockWith(passphrase)

  expect(await vault.open(token, 'https://api.prod.coherence.io')).toBe(expected['coherence/live/portalToken'])
  expect(await vault.open(other, 'https://api.example:8443')).toBe(expected['cloudeka/all/accessToken'])
  await vault.restore(token)
  expect(await vault.open(token, 'https://api.prod.coherence.io')).toBe('first of the two')
})
