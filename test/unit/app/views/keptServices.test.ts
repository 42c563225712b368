import { expect, test } from 'vitest'

import {
  assetPath,
  at,
  portalOfTest,
  projectPath,
  startApp,
  startWithProject,
  tokenAt,
  type RunningApp,
} from '../../world/appWorld'

// That nothing old is kept is checked by `appWorld.ts` too, for every view of every test: each must be what a window that
// never showed another view would show.

const origin = 'https://portal.example'

const services = (app: RunningApp) => app.view().project?.services ?? expect.unreachable('No project is open.')

const secretIn = (app: RunningApp) => app.service().secrets['portalToken']

/** Pastes a token, and takes away what was said of it: about a service with something to tell nothing is kept. */
async function paste(app: RunningApp, text: string): Promise<void> {
  app.clipboard.held.text = text
  await app.call('secret.paste', tokenAt)
  app.session.opened().run(at).notes.clear()
  app.view()
}

/** The ids of the services that are other objects after an action. */
async function remade(app: RunningApp, action: () => Promise<unknown>): Promise<string[]> {
  const before = services(app)
  await action()
  return services(app).flatMap((service, index) => (service === before[index] ? [] : [service.id]))
}

test('a service about which nothing changed is the same object in the next view', async () => {
  const app = await startWithProject(origin)

  expect(await remade(app, async () => undefined)).toEqual([])
  expect(await remade(app, async () => app.session.say('Something else.'))).toEqual([])
  expect(await remade(app, () => app.call('general.write', { id: 'unity.productName', value: 'Renamed' }))).toEqual([])
})

test('a saved setting makes the service that has it anew and no other one', async () => {
  const app = await startWithProject(origin)
  const write = () => app.call('setting.write', { ...at, field: 'envVariable', value: 'OTHER_NAME' })

  expect(await remade(app, write)).toEqual(['coherence'])
  expect(app.value('envVariable')).toBe('OTHER_NAME')
  expect(await remade(app, () => app.call('history.undo', undefined))).toEqual(['coherence'])
})

test('a change in one of the game’s files makes the service that writes it anew and no other one', async () => {
  const app = await startWithProject(origin)
  const text = app.project.text(assetPath)
  const pull = async () => {
    app.project.write(assetPath, text.replace(/runtimeKey: .*/, 'runtimeKey: pulled-in'))
    await app.session.opened().readTargets()
  }

  expect(await remade(app, pull)).toEqual(['coherence'])
  expect(app.value('runtimeKey')).toBe('pulled-in')
})

test('what all services depend on is shown at once: the environment, the folder’s environments, the vault', async () => {
  const app = await startWithProject(origin)
  expect(await remade(app, () => app.call('environment.select', { environment: 'live' }))).toEqual(
    services(app).map(({ id }) => id),
  )
  await app.call('environment.select', { environment: 'test' })

  await paste(app, 'a-token-for-the-portal')
  expect(secretIn(app)?.state).toBe('stored')
  app.session.shared.vault.hide()
  expect(secretIn(app)?.state).toBe('locked')
  const showing = app.session.shared.vault.show()
  expect(secretIn(app)?.state).toBe('stored')
  await showing
  await app.call('secret.clear', tokenAt)
  expect(secretIn(app)?.state).toBe('absent')

  const file = JSON.parse(app.project.text(projectPath)) as object
  app.project.write(projectPath, JSON.stringify({ ...file, environments: ['test', 'staging', 'live'] }))
  await app.session.opened().file.refresh()
  expect(app.service().elsewhere.map(({ environment }) => environment)).toEqual(['staging', 'live'])
})

test('a secret kept in memory only, without a keychain, is shown at once, and its end too', async () => {
  const app = await startWithProject(origin)
  app.keychain.keyring = null
  expect(secretIn(app)?.state).toBe('absent')

  await paste(app, 'a-token-for-the-portal')
  expect(secretIn(app)?.state).toBe('session')
  await app.call('vault.hide', undefined)
  expect(secretIn(app)?.state).toBe('locked')
  await app.call('vault.show', undefined)
  expect(secretIn(app)?.state).toBe('session')
  await app.call('secret.clear', tokenAt)
  expect(secretIn(app)?.state).toBe('absent')
})

test('what the keychain says after the first paint is shown at once, and so is that the vault can’t be read', async () => {
  const { computer, project, ...before } = await startWithProject(origin)
  before.clipboard.held.text = 'a-token-for-the-portal'
  await before.call('secret.paste', tokenAt)
  before.end()
  const app = startApp(computer)
  await app.call('project.open', { path: project.root })
  expect(app.service().secrets['portalToken']).toMatchObject({ state: 'stored', tail: null })

  await app.session.shared.vault.probe()
  expect(app.service().secrets['portalToken']?.tail).toBe('rtal')
  computer.user.write('vault.json', '{ "version": 99 }')
  await expect.poll(() => app.service().secrets['portalToken']?.state).toBe('absent')
  expect(app.service().missing).toEqual([])
})

test('a vault that another process writes is shown as it is now', async () => {
  const app = await startWithProject(origin)
  await paste(app, 'the-first-of-two-tokens')
  const earlier = app.user.text('vault.json')
  await paste(app, 'the-second-of-two-tokens')
  expect(secretIn(app)?.replacedAt).toBeDefined()

  app.user.write('vault.json', earlier)
  await expect.poll(() => secretIn(app)?.replacedAt).toBeUndefined()
})

test('a vault that can’t be read any more misses no secret', async () => {
  const app = await startWithProject(origin)
  expect(app.service().missing).not.toEqual([])

  app.user.write('vault.json', '{ "version": 99 }')
  await expect.poll(() => app.service().missing).toEqual([])
})

test('an offer that ends with time ends in the next view: a replaced secret can be restored for a day', async () => {
  const app = await startWithProject(origin)
  await paste(app, 'the-first-of-two-tokens')
  await paste(app, 'the-second-of-two-tokens')
  const offered = () => secretIn(app)?.replacedAt
  expect(offered()).toBeDefined()

  app.clock.ahead = 25 * 60 * 60 * 1000
  expect(offered()).toBeUndefined()
})

test('what the state tells is shown at once: what was fetched last, whether undo takes it back, what is dismissed', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('missing.dismiss', undefined)
  expect(app.service().missing).toEqual([{ field: 'portalToken', isDismissed: true }])
  await paste(app, portal.first.portal_token)
  await app.call('portal.fetch', at)
  await app.call('targets.dismiss', at)
  // As after a start: nothing is going on, and the key was fetched some time ago.
  await app.call('project.open', { path: app.project.root })
  const isNewest = () => app.service().fetched?.isNewest
  expect(isNewest()).toBe(true)

  await app.call('general.write', { id: 'unity.productName', value: 'Renamed' })
  expect(isNewest()).toBe(false)
  await app.call('history.undo', undefined)
  expect(isNewest()).toBe(true)
  app.session.opened().state.write({ fetched: {} })
  expect(app.service().fetched).toBeNull()
})

test('a yes to another portal is shown at once, and so is that the address was typed here', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const approval = () => app.service().portal.approval
  expect(approval()).toBe('typed')

  const project = app.session.opened()
  project.forgetTyped(portal.http.origin)
  expect(approval()).toBe('needed')
  app.session.shared.approvals.approveOrigin(project.id(), portal.http.origin)
  expect(approval()).toBe('approved')
})

test('a folder that turns out to be another project’s shows none of its secrets any more', async () => {
  const app = await startWithProject(origin)
  await paste(app, 'a-token-for-the-portal')
  expect(secretIn(app)?.state).toBe('stored')

  const file = JSON.parse(app.project.text(projectPath)) as object
  app.project.write(projectPath, JSON.stringify({ ...file, id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001' }))
  await app.session.opened().file.refresh()
  expect(secretIn(app)?.state).toBe('absent')
})
