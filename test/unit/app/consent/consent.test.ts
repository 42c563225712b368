import { expect, test } from 'vitest'

import type { Question } from '../../../../electron/app/session/session'
import { isPress } from '../../../../electron/app/window'
import { confirmTexts as texts } from '../../../../shared/texts/confirm'
import {
  at,
  portalOfTest,
  projectPath,
  startApp,
  startWithProject,
  tokenAt,
  useEndpoint,
  type RunningApp,
} from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const secret = 'ptok-canary-0123456789'
const cancelled = { failure: { code: 'cancelled' } }
const fieldsAt = ['test', 'live'].map((environment) => ({ ...tokenAt, environment }) as typeof tokenAt)

/** A script has got into the page: it calls whatever it likes, and no user is there to press or answer. */
function takeOver({ person }: Pick<RunningApp, 'person'>): void {
  Object.assign(person, { presses: false, says: false })
  person.asked.length = 0
}

/** Main's own name for the token of a project made for these tests, whatever the page says. */
const nameIn = ({ view }: RunningApp, environment = 'test') =>
  `Portal Token · coherence · ${environment} · ${view().project?.name}`

/** The app with a secret for each environment, as its user left it. */
async function startWithSecrets() {
  const app = await startWithProject('https://portal.example')
  for (const fieldAt of fieldsAt) await app.call('secret.store', { ...fieldAt, value: secret })
  app.person.asked.length = 0
  return app
}

test('a script reveals and copies nothing: without a press the user is asked, and a no ends it', async () => {
  const app = await startWithSecrets()
  takeOver(app)

  for (let count = 0; count < 60; count += 1) {
    await expect(app.call('secret.reveal', tokenAt)).rejects.toMatchObject(cancelled)
    await expect(app.call('secret.copy', { ...tokenAt, form: 'value' })).rejects.toMatchObject(cancelled)
  }
  expect(app.person.asked).toEqual([texts.show(nameIn(app))])
  expect(app.seen()).not.toContain(secret)
  expect(app.clipboard.held.text).toBe('')
})

test('each press shows one secret, and beyond ten in a minute the user is asked', async () => {
  const app = await startWithSecrets()
  for (let count = 0; count < 10; count += 1) await app.call('secret.reveal', tokenAt)
  expect(app.person.asked).toEqual([])

  await app.call('secret.reveal', tokenAt)
  expect(app.person.asked).toEqual([texts.show(nameIn(app))])
  app.clock.ahead += 60_000
  await app.call('secret.reveal', tokenAt)
  expect(app.person.asked).toHaveLength(1)
})

test('a script reads no clipboard', async () => {
  const app = await startWithSecrets()
  takeOver(app)
  app.clipboard.held.text = 'something private'

  await expect(app.call('secret.paste', tokenAt)).rejects.toMatchObject(cancelled)
  await expect(app.call('renewal.paste', { ...tokenAt })).rejects.toMatchObject(cancelled)
  app.person.presses = true
  app.person.says = true
  await app.call('secret.reveal', tokenAt)
  expect(app.seen()).not.toContain('something private')
})

test('a secret goes to an address that was typed only after the whole address was asked about', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject('https://portal.example')
  takeOver(app)
  await useEndpoint(app, portal.http.origin)
  expect(app.service().portal.approval).toBe('typed')

  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  expect(app.person.asked).toEqual([texts.send(portal.http.origin)])
  expect(app.service().secrets[tokenAt.field]?.state).toBe('absent')
  expect(app.service().problems[tokenAt.field]?.code).toBe('origin-unapproved')
  // The page offers to allow it, which asks again: the script can't give that answer.
  expect(app.service().portal.approval).toBe('needed')
  await expect(app.call('portal.approve', { ...at, origin: portal.http.origin })).rejects.toMatchObject(cancelled)
  await app.call('portal.fetch', at)
  expect(portal.requests).toEqual([])

  Object.assign(app.person, { presses: true, says: true })
  await app.call('portal.approve', { ...at, origin: portal.http.origin })
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
})

test('a user is asked once for an address, with the first secret', async () => {
  const app = await startWithProject('https://portal.example')
  expect(app.person.asked).toEqual([])
  for (const fieldAt of fieldsAt) await app.call('secret.store', { ...fieldAt, value: secret })
  expect(app.person.asked).toEqual([texts.send('https://portal.example')])
})

test('the page does not choose the words of the question: another address is refused without asking', async () => {
  const app = await startWithProject('https://portal.example')
  takeOver(app)
  await expect(app.call('portal.approve', { ...at, origin: 'https://portal.example is fine' })).rejects.toMatchObject({
    failure: { code: 'invalid' },
  })
  expect(app.person.asked).toEqual([])
})

test('a folder that nobody chose is not opened, one that was dropped, opened before or is open now is', async () => {
  const app = startApp()
  const [forged, dropped] = [temporaryFolder('plain-project'), temporaryFolder('unity-project')]
  takeOver(app)

  await expect(app.call('project.open', { path: forged.root })).rejects.toMatchObject(cancelled)
  expect(app.view().project).toBeNull()
  expect(app.person.asked).toEqual([texts.open(forged.root)])

  app.noteChosen(dropped.root)
  await app.call('project.open', { path: dropped.root })
  await app.call('project.open', { path: dropped.root })
  expect(app.view().project?.folder).toBe(dropped.root)
  expect(app.person.asked).toHaveLength(1)
})

test.each(['passphrase.set', 'passphrase.startOver'] as const)('a script can not lock the user out by %s', async (command) => {
  const app = await startWithSecrets()
  takeOver(app)
  await expect(app.call(command, { next: 'a passphrase of the script', current: null })).rejects.toMatchObject(cancelled)
  Object.assign(app.person, { presses: true, says: true })
  await app.call('secret.reveal', tokenAt)
  expect(app.seen()).toContain(secret)
})

test('a passphrase is required, and a weak key taken, only after a yes', async () => {
  const app = await startWithSecrets()
  await app.call('passphrase.set', { next: 'correct horse battery', current: null })
  takeOver(app)
  await expect(app.call('passphrase.require', { isRequired: true, current: 'correct horse battery' })).rejects.toMatchObject(
    cancelled,
  )
  app.person.presses = true
  await expect(app.call('vault.acceptWeak', undefined)).rejects.toMatchObject(cancelled)
  await expect(app.call('vault.acceptFile', { passphrase: null })).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toEqual([texts.requirePassphrase, texts.acceptWeak, texts.acceptFile])
})

test('a script destroys nothing, and on the presses of a user at most five secrets in a minute', async () => {
  const app = await startWithSecrets()
  const count = async () => (await app.call('security.read', undefined)).secrets.length
  takeOver(app)
  for (const fieldAt of fieldsAt) await expect(app.call('secret.clear', fieldAt)).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toEqual([texts.destroy.clear(nameIn(app))])
  expect(await count()).toBe(2)

  app.person.presses = true
  for (let times = 0; times < 5; times += 1) await app.call('secret.clear', tokenAt)
  expect(app.person.asked).toHaveLength(1)
  await expect(app.call('secret.clear', fieldsAt[1] ?? tokenAt)).rejects.toMatchObject(cancelled)
  expect(app.person.asked.at(-1)).toEqual(texts.destroy.clear(nameIn(app, 'live')))
  app.clock.ahead += 60_000
  await app.call('secret.clear', fieldsAt[1] ?? tokenAt)
  expect(await count()).toBe(0)
})

const created = { service: 'cloudeka', environment: 'test', field: 'token.1' } as const
const token = { service: 'cloudeka', environment: 'test', id: '1' } as const

test.each<[string, (app: RunningApp) => Promise<unknown>, Question['message']]>([
  [
    'security.clear',
    ({ call }) => call('security.clear', { id: { ...tokenAt, project: crypto.randomUUID() } }),
    texts.destroy.clear('').message,
  ],
  ['created.show', ({ call }) => call('created.show', created), texts.show('').message],
  ['created.copy', ({ call }) => call('created.copy', created), texts.show('').message],
  ['created.drop', ({ call }) => call('created.drop', created), texts.destroy.clear('').message],
  ['tokens.create', ({ call }) => call('tokens.create', { ...token, name: 'mine', expiresOn: null }), texts.create.message],
  [
    'tokens.regenerate',
    ({ call }) => call('tokens.regenerate', { ...token, expiresOn: null }),
    texts.destroy.regenerate('').message,
  ],
  ['tokens.remove', ({ call }) => call('tokens.remove', token), texts.destroy.remove('').message],
  ['renewal.paste', ({ call }) => call('renewal.paste', tokenAt), texts.readClipboard.message],
  ['vault.show', ({ call }) => call('vault.show', undefined), texts.showAll.message],
])('without a press %s asks, and does nothing after a no', async (_command, act, question) => {
  const app = await startWithSecrets()
  takeOver(app)
  await expect(act(app)).rejects.toMatchObject(cancelled)
  expect(app.person.asked.map(({ message }) => message)).toEqual([question])
})

test('a script does not use the secrets of a project in another folder that carries its id', async () => {
  const app = await startWithSecrets()
  const copy = temporaryFolder('unity-project')
  copy.write(projectPath, app.project.text(projectPath))
  app.noteChosen(copy.root)
  await app.call('project.open', { path: copy.root })
  takeOver(app)
  await useEndpoint(app, 'https://elsewhere.example')
  await app.call('secret.store', { ...tokenAt, value: secret })
  expect(app.person.asked).toEqual([])

  await expect(app.call('project.accept', { id: app.view().project?.id ?? '' })).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toEqual([texts.accept(copy.root, app.project.root)])
  expect(app.view().project?.boundTo).toEqual([app.project.root])
})

test.each<[string, (app: RunningApp) => Promise<unknown>]>([
  ['secret.share', ({ call }) => call('secret.share', { ...tokenAt, to: 'live' })],
  ['renewal.store', ({ call }) => call('renewal.store', tokenAt)],
  ['renewal.check', ({ call }) => call('renewal.check', tokenAt)],
  ['portal.fetch', ({ call }) => call('portal.fetch', at)],
  ['portal.signIn', ({ call }) => call('portal.signIn', at)],
  ['portal.check', ({ call }) => call('portal.check', at)],
  ['tokens.refresh', ({ call }) => call('tokens.refresh', at)],
])('%s asks before a secret can go to an address that was typed', async (_command, act) => {
  const app = await startWithProject('https://portal.example')
  takeOver(app)
  await act(app)
  expect(app.person.asked).toEqual([texts.send('https://portal.example')])
  expect(app.service().portal.approval).toBe('needed')
})

test('after a no, nothing but a press brings up another question', async () => {
  const app = await startWithSecrets()
  takeOver(app)
  const forged = { path: temporaryFolder('plain-project').root }
  for (let count = 0; count < 3; count += 1) await expect(app.call('project.open', forged)).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toHaveLength(1)
  app.person.presses = true
  await expect(app.call('project.open', forged)).rejects.toMatchObject(cancelled)
  expect(app.person.asked).toHaveLength(2)
})

test.each([
  [{ type: 'mouseDown' }, true],
  [{ type: 'gestureTap' }, true],
  [{ type: 'rawKeyDown', key: 'Enter', isAutoRepeat: false }, true],
  [{ type: 'keyDown', key: ' ' }, true],
  [{ type: 'rawKeyDown', key: 'Enter', isAutoRepeat: true }, false],
  [{ type: 'rawKeyDown', key: 'a' }, false],
  [{ type: 'keyUp', key: 'Enter' }, false],
  [{ type: 'mouseMove' }, false],
  [{ type: 'mouseUp' }, false],
])('%j is a press: %s', (input, expected) => {
  expect(isPress(input)).toBe(expected)
})
