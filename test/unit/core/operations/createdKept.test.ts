import { expect, test } from 'vitest'

import { createBrokenDisk } from '../../world/brokenDisk'
import { account, startWithCreated, takeOver } from '../../world/createdWorld'

// A created secret may be dropped without a question only if that very secret was copied and the user did not choose to keep it.

const cancelled = { failure: { code: 'cancelled' } }
const fieldAt = { ...account, field: 'token.b1' } as const

async function startWithOne() {
  const started = await startWithCreated(1)
  started.app.person.presses = true
  return started
}

test.each([
  ['copied, then stored', ['created.copy', 'created.store']],
  ['stored, then copied', ['created.store', 'created.copy']],
  ['copied, stored and copied again', ['created.copy', 'created.store', 'created.copy']],
] as const)('a created secret that was %s is to stay: it is not dropped unasked', async (_what, commands) => {
  const { app, stored } = await startWithOne()
  const before = await stored()
  for (const command of commands) await app.call(command, fieldAt)
  takeOver(app)
  await expect(app.call('created.drop', fieldAt)).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toHaveLength(1)
  expect(await stored()).toBe(before)
})

test('a created secret that was copied is not stored as long as the disk does not take the note of it', async () => {
  const { app } = await startWithOne()
  await app.call('created.copy', fieldAt)
  const disk = createBrokenDisk([app.user.root])
  await disk.brokenFrom(1, 'EIO', () =>
    expect(app.call('created.store', fieldAt)).rejects.toMatchObject({ failure: { code: 'file-failed' } }),
  )
  await app.call('created.store', fieldAt)
  takeOver(app)
  await expect(app.call('created.drop', fieldAt)).rejects.toMatchObject(cancelled)
})

test('a new secret that only memory keeps is not dropped because the one before it was copied', async () => {
  const { app } = await startWithOne()
  await app.call('created.copy', fieldAt)
  const disk = createBrokenDisk([app.user.root])
  await disk.brokenFrom(1, 'EIO', () => app.call('tokens.regenerate', { ...account, id: 'b1', expiresOn: null }))
  expect((await app.call('created.show', fieldAt)).isSafe).toBe(false)
  takeOver(app)
  await expect(app.call('created.drop', fieldAt)).rejects.toMatchObject(cancelled)
  expect(app.session.opened().run(account).unsealed.get('token.b1')?.text).toBe('cldkctl_of0the0new0one2')
})

test('a secret that only memory keeps may go once it was copied, but takes no kept one with it unasked', async () => {
  const { app } = await startWithOne()
  const disk = createBrokenDisk([app.user.root])
  let made: string | null = null
  await disk.brokenFrom(1, 'EIO', async () => {
    made = (await app.call('tokens.create', { ...account, name: 'N2', expiresOn: null })).field
  })
  const alone = { ...account, field: made ?? expect.unreachable('Nothing was made.') } as typeof fieldAt
  await app.call('created.copy', alone)
  await app.call('created.store', fieldAt)
  await disk.brokenFrom(1, 'EIO', () => app.call('tokens.regenerate', { ...account, id: 'b1', expiresOn: null }))
  await app.call('created.copy', fieldAt)
  takeOver(app)
  await app.call('created.drop', alone)
  expect(app.person.asked).toEqual([])
  await expect(app.call('created.drop', fieldAt)).rejects.toMatchObject(cancelled)
})

test('a regenerated secret is called by the name of its token, whatever the page calls it', async () => {
  const { app } = await startWithOne()
  await app.call('created.store', fieldAt)
  // An older page, or a script, sends a name anyway.
  const input = { ...account, id: 'b1', expiresOn: null, name: 'old junk, safe to clear' }
  await app.call('tokens.regenerate', input)
  takeOver(app)
  await expect(app.call('created.drop', fieldAt)).rejects.toMatchObject(cancelled)
  expect(app.person.asked[0]?.detail).toContain('New 1 · ')
  expect(app.person.asked[0]?.detail).not.toContain('junk')
})
