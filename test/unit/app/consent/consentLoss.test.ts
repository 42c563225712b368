import { expect, test } from 'vitest'

import type { Question } from '../../../../electron/app/session/session'
import { confirmTexts as texts } from '../../../../shared/texts/confirm'
import { startWithProject, tokenAt, type RunningApp } from '../../world/appWorld'
import { account, startWithCreated, takeOver } from '../../world/createdWorld'

// A script in the page overwrites what is stored, until nothing of it would be left.

const secret = 'ptok-canary-0123456789'
const garbage = (count: number) => `ptok-garbage-${count}-0123456789`
const cancelled = { failure: { code: 'cancelled' } }

async function startWithSecret() {
  const app = await startWithProject('https://portal.example')
  await app.call('secret.store', { ...tokenAt, value: secret })
  takeOver(app)
  return app
}

const store = (app: RunningApp, count: number) => app.call('secret.store', { ...tokenAt, value: garbage(count) })
const settled = (work: Promise<unknown>) => work.catch(() => undefined)

/** The two values the user can still get at: the stored one, and the one that can be put back. */
async function left(app: RunningApp): Promise<string[]> {
  Object.assign(app.person, { presses: true, says: true })
  await app.call('vault.show', undefined)
  const { value } = await app.call('secret.reveal', tokenAt)
  await app.call('secret.restore', tokenAt)
  return [value, (await app.call('secret.reveal', tokenAt)).value]
}

const which = (app: RunningApp) => `Portal Token · coherence · test · ${app.view().project?.name}`

test('without a press, the second write over a secret is asked about, and names it', async () => {
  const app = await startWithSecret()
  await store(app, 1)
  await expect(store(app, 2)).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toEqual([texts.overwrite(which(app))])
  expect(await left(app)).toEqual([garbage(1), secret])
})

test('writes at the same time lose no more than writes one after another', async () => {
  const app = await startWithSecret()
  await Promise.all([1, 2, 3].map((count) => settled(store(app, count))))
  expect(app.person.asked).toHaveLength(1)
  expect(await left(app)).toContain(secret)
})

test('two windows on one project lose no more than one', async () => {
  const app = await startWithSecret()
  const port = {
    publish: () => undefined,
    chooseFolder: async () => null,
    chooseFile: async () => null,
    setTitle: () => undefined,
    confirm: async () => false,
    takePress: () => false,
  }
  const other = app.app.open(port)
  other.noteChosen(app.project.root)
  await other.handlers['project.open']({ path: app.project.root })
  await Promise.all([
    settled(store(app, 1)),
    settled(Promise.resolve(other.handlers['secret.store']({ ...tokenAt, value: garbage(2) }))),
    settled(store(app, 3)),
  ])
  expect(await left(app)).toContain(secret)
  app.app.close(other.session)
})

test.each<[string, (app: RunningApp, count: number) => Promise<unknown>]>([
  ['typed', store],
  [
    'renewed',
    async (app, count) => {
      await app.call('renewal.begin', tokenAt)
      await app.call('renewal.give', { ...tokenAt, value: garbage(count) })
      await app.call('renewal.store', tokenAt)
    },
  ],
])('hidden secrets are lost no more easily than those in sight: %s', async (_way, write) => {
  const app = await startWithSecret()
  await app.call('vault.hide', undefined)
  for (let count = 0; count < 5; count += 1) await settled(write(app, count))
  expect(app.person.asked).toHaveLength(1)
  expect(await left(app)).toContain(secret)
})

test.each([false, true])('a secret that only memory keeps is not written over unasked; hidden: %s', async (isHidden) => {
  const app = await startWithProject('https://portal.example')
  app.keychain.keyring = null
  await app.call('secret.store', { ...tokenAt, value: secret })
  takeOver(app)
  if (isHidden) await app.call('vault.hide', undefined)
  for (let count = 0; count < 3; count += 1) await expect(store(app, count)).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toEqual([texts.overwrite(which(app))])
  Object.assign(app.person, { presses: true, says: true })
  await app.call('vault.show', undefined)
  expect((await app.call('secret.reveal', tokenAt)).value).toBe(secret)
})

test('a check that would store a new token over another one takes a press before anything is sent', async () => {
  const app = await startWithSecret()
  await app.call('renewal.begin', tokenAt)
  await app.call('renewal.give', { ...tokenAt, value: garbage(1) })
  await expect(app.call('renewal.check', tokenAt)).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toEqual([texts.overwrite(which(app))])
})

test('a user who presses is asked nothing: not for the sixth paste in a minute, not for a Clear after it', async () => {
  const app = await startWithSecret()
  Object.assign(app.person, { presses: true, says: true })
  for (let count = 0; count < 6; count += 1) {
    app.clipboard.held.text = garbage(count)
    await app.call('secret.paste', tokenAt)
    await store(app, count + 10)
  }
  await app.call('secret.clear', tokenAt)
  expect(app.person.asked).toEqual([])
  expect(app.service().secrets[tokenAt.field]?.state).toBe('absent')
})

test('a created secret that is to stay is not dropped unasked, and one that was copied may go', async () => {
  const { app, fields, stored } = await startWithCreated(3)
  const before = await stored()
  const [first = 'token.b1', ...others] = fields
  for (const field of others) {
    await app.call('created.store', { ...account, field })
    await expect(app.call('created.drop', { ...account, field })).rejects.toMatchObject(cancelled)
  }
  expect(app.person.asked.map(({ detail }) => detail).join()).toContain('N2 · ')
  expect(app.person.asked).toHaveLength(1)
  expect(await stored()).toBe(before)

  app.person.presses = true
  await app.call('created.copy', { ...account, field: first })
  takeOver(app)
  await app.call('created.drop', { ...account, field: first })
  expect(app.person.asked).toEqual([])
  expect(await stored()).toBe(before - 1)
})

test('the question about a token calls it by its own name, whatever the page calls it', async () => {
  const { app } = await startWithCreated(1)
  const input = { ...account, id: 'b1', name: 'something harmless', expiresOn: null }
  await settled(app.call('tokens.regenerate', input))
  const [asked] = app.person.asked
  expect(asked?.detail).toMatch(/Token “New 1” · /)
  expect(asked?.detail).not.toContain('harmless')
})

test.each<[string, Question, (app: RunningApp) => Promise<unknown>]>([
  [
    'security.clear',
    texts.destroy.clear(texts.unknownSecret),
    ({ call }) => call('security.clear', { id: { ...tokenAt, project: 'Latchkey', field: 'was updated' } }),
  ],
  [
    'tokens.remove',
    texts.destroy.remove(texts.unknownToken),
    ({ call }) => call('tokens.remove', { ...account, id: 'Press Delete to go on.' }),
  ],
])('the question of %s does not repeat what only the page says', async (_command, question, act) => {
  const { app } = await startWithCreated(1)
  await expect(act(app)).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toEqual([question])
})
