import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { AppError } from '../../../../shared/errors'
import { Edit, joined } from '../../../../electron/core/places/edit'
import { readGameFile } from '../../../../electron/core/places/gameFile'
import { planned, putTo } from '../../../../electron/core/places/places'
import { createProofs } from '../../../../electron/core/places/proofs'
import type { Store } from '../../../../electron/core/store'
import { temporaryFolder } from '../../world/folder'

type ProofsStore = Parameters<typeof createProofs>[0]['store']

function inMemory(): ProofsStore {
  let held: ReturnType<ProofsStore['read']> = null
  return { read: () => held, write: (value) => void (held = value), problem: () => null }
}

const path = '.env'
const address = { key: 'KEY' }

/** Writes over a value and notes it; null for a file that is not written. */
async function written(
  folder: ReturnType<typeof temporaryFolder>,
  store: ProofsStore,
  value = 'new-value',
): Promise<Edit[] | null> {
  const found = await readGameFile(folder.root, path, 'dotenv')
  if (found.is !== 'open') return null
  try {
    const { edits, apply } = planned(folder.root, path, 'dotenv', found, [{ address, value }])
    const proofs = createProofs({ store })
    const noted = edits.map((edit) => proofs.proven(folder.root, edit))
    await apply()
    return JSON.parse(JSON.stringify(noted)).map((edit: unknown) => Edit.parse(edit))
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

async function undo({ root }: ReturnType<typeof temporaryFolder>, edits: readonly Edit[], store: ProofsStore): Promise<void> {
  const proofs = createProofs({ store })
  await putTo(root, edits, 'before', (edit) => proofs.isProven(root, edit))
}

const pieces = ['${A}', '`date`', '$(x)', '"', "'", '\\', '#', ' ', '!', '~', '<', '\t', 'a', 'é', '$', '\\n', '&', ';', '=']
const raws = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join(''))
const heads = fc.constantFrom('KEY=', 'export KEY = ', 'KEY: ')
const tails = fc.constantFrom('', '\n', '\r\nB=2\r\n', '  # c\nB="x"\n')

test('however a value is spelled, undo gives the very bytes back after a restart', async () => {
  const folder = temporaryFolder()
  let count = 0
  await fc.assert(
    fc.asyncProperty(heads, raws, tails, async (head, raw, tail) => {
      const [text, store] = [`A=1\n${head}${raw}${tail}`, inMemory()]
      folder.write(path, text)
      const edits = await written(folder, store)
      if (edits === null) return
      await undo(folder, edits, store)
      expect(folder.text(path)).toBe(text)
      count += 1
    }),
    { numRuns: 400 },
  )
  expect(count).toBeGreaterThan(200)
})

test('with another key, as on another computer, only the value is put back, and nothing runs', async () => {
  const folder = temporaryFolder()
  folder.write(path, 'KEY=$(x)\n')
  const edits = (await written(folder, inMemory())) ?? []
  await undo(folder, edits, inMemory())
  expect(folder.text(path)).toBe("KEY='$(x)'\n")
})

test('a key that can’t be saved counts until quit, and the write goes on', async () => {
  const store: Store<never> = {
    read: () => null,
    write: () => {
      throw new AppError('file-failed', 'The disk is full.')
    },
    problem: () => null,
  }
  const folder = temporaryFolder()
  folder.write(path, 'KEY=$(x)\n')
  const proofs = createProofs({ store })
  const found = await readGameFile(folder.root, path, 'dotenv')
  if (found.is !== 'open') return expect.unreachable('It can be read.')
  const { edits, apply } = planned(folder.root, path, 'dotenv', found, [{ address, value: 'new-value' }])
  const noted = edits.map((edit) => proofs.proven(folder.root, edit))
  await apply()
  expect(noted.map((edit) => [proofs.isProven(folder.root, edit), proofs.isProven('/other', edit)])).toEqual([[true, false]])
})

test('of two writes in one step, the proof of the first one counts', async () => {
  const [folder, store] = [temporaryFolder(), inMemory()]
  folder.write(path, 'KEY=$(x)\n')
  const first = (await written(folder, store, 'one')) ?? []
  const both = joined(first, (await written(folder, store, 'two')) ?? [])
  expect(folder.text(path)).toBe('KEY=two\n')
  await undo(folder, both, store)
  expect(folder.text(path)).toBe('KEY=$(x)\n')
})

test('a value that does nothing needs no proof, and no key is made for it', async () => {
  const [folder, store] = [temporaryFolder(), inMemory()]
  folder.write(path, 'KEY="a b"\n')
  expect((await written(folder, store))?.[0]?.written).not.toHaveProperty('proof')
  expect(store.read()).toBeNull()
})
