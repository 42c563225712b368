import { expect, test } from 'vitest'

import { at, newComputer, projectPath, startApp, type RunningApp } from '../../world/appWorld'
import { createBrokenDisk, isLikeAnother } from '../../world/brokenDisk'
import { failureOf, temporaryFolder } from '../../world/folder'
import { rewindable } from '../../world/rewind'

// The name of an environment is part of what authenticates a secret, so a rename opens each of them and seals it anew. With the
// list of the project they have the new name, or all of it has the old one.

const live = { ...at, environment: 'live' } as const
const token = { ...live, field: 'portalToken' } as const
const plutu = { service: 'plutu', environment: 'live', field: 'apiKey' } as const
const first = 'f0e1d2c3b4a5968778695a4b3c2d1e0f'
const second = '00112233445566778899aabbccddeeff'

const rename = (app: RunningApp, environment: string, to: string) => app.call('environment.rename', { environment, to })
const reveal = async (app: RunningApp, field: typeof token | typeof plutu, environment: string) =>
  (await app.call('secret.reveal', { ...field, environment })).value

type Record = { environment: string; service: string; field: string; origin: string; storedAt: string; previous?: object }
const records = (app: Pick<RunningApp, 'user'>) => (JSON.parse(app.user.text('vault.json')) as { records: Record[] }).records

/** A token that replaced another one, and a key of another service. */
async function startWithSecrets() {
  const app = startApp()
  const project = temporaryFolder('plain-project')
  await app.call('project.open', { path: project.root })
  await app.call('view.painted', undefined)
  for (const value of [second, first]) {
    await app.call('secret.store', { ...token, value })
    app.clock.ahead += 1000
  }
  await app.call('secret.store', { ...plutu, value: 'plutu-key-0123456789' })
  return { ...app, project }
}

test('a renamed environment has its secrets, with their origin and age and the value that each replaced; none is left behind', async () => {
  const app = await startWithSecrets()
  const before = records(app)
  await rename(app, 'live', 'prod')

  expect(await reveal(app, token, 'prod')).toBe(first)
  expect(await reveal(app, plutu, 'prod')).toBe('plutu-key-0123456789')
  const facts = (all: Record[], environment: string) =>
    all.map(({ service, field, origin, storedAt, environment: own }) => [service, field, origin, storedAt, own === environment])
  expect(facts(records(app), 'prod')).toEqual(facts(before, 'live'))
  await app.call('environment.select', { environment: 'prod' })
  await app.call('secret.restore', { ...token, environment: 'prod' })
  expect(await reveal(app, token, 'prod')).toBe(second)
  await expect(reveal(app, token, 'live')).rejects.toThrow('no environment')
})

test('undo gives the secrets their old name again, and redo the new one', async () => {
  const app = await startWithSecrets()
  await rename(app, 'live', 'prod')
  await app.call('history.undo', undefined)
  expect(await reveal(app, token, 'live')).toBe(first)
  expect(records(app).map(({ environment }) => environment)).toEqual(['live', 'live'])
  await app.call('history.redo', undefined)
  expect(await reveal(app, token, 'prod')).toBe(first)
  expect(records(app).map(({ environment }) => environment)).toEqual(['prod', 'prod'])
})

test('a secret that was stored after the rename goes along with its undo', async () => {
  const app = await startWithSecrets()
  await rename(app, 'live', 'prod')
  await app.call('secret.store', { ...token, environment: 'prod', value: second })
  await app.call('history.undo', undefined)
  expect(await reveal(app, token, 'live')).toBe(second)
})

test('secrets that are only in memory, because nothing protects them, are renamed too', async () => {
  const app = startApp()
  app.keychain.keyring = null
  const project = temporaryFolder('plain-project')
  await app.call('project.open', { path: project.root })
  await app.call('view.painted', undefined)
  await app.call('secret.store', { ...token, value: first })
  await rename(app, 'live', 'prod')
  await app.call('environment.select', { environment: 'prod' })
  expect(app.service().secrets['portalToken']?.state).toBe('session')
  expect(await reveal(app, token, 'prod')).toBe(first)
  expect(await app.call('environment.read', undefined)).toHaveLength(2)
})

test('the secrets of other projects and other environments are not touched', async () => {
  const app = await startWithSecrets()
  await app.call('secret.store', { ...token, environment: 'test', value: second })
  const mine = records(app)
  const other = temporaryFolder('plain-project')
  await app.call('project.open', { path: other.root })
  await app.call('secret.store', { ...token, value: second })
  const before = records(app)
  await rename(app, 'live', 'prod')
  const left = records(app).filter((one) => before.some((old) => JSON.stringify(old) === JSON.stringify(one)))
  expect(left).toEqual(mine)
})

const troubles: readonly [string, string, (app: Awaited<ReturnType<typeof startWithSecrets>>) => unknown][] = [
  ['are hidden', 'locked', (app) => app.call('vault.hide', undefined)],
  [
    'wait for a keyring that is gone',
    'locked',
    (app) => {
      app.keychain.keyring = null
    },
  ],
  [
    'have a record that was changed',
    'unreadable',
    (app) => {
      const file = JSON.parse(app.user.text('vault.json'))
      file.records[1].data = file.records[0].data
      app.user.write('vault.json', JSON.stringify(file))
    },
  ],
  [
    'have a record that is damaged',
    'unreadable',
    (app) => {
      const file = JSON.parse(app.user.text('vault.json'))
      delete file.records[1].tag
      app.user.write('vault.json', JSON.stringify(file))
    },
  ],
  [
    'replaced a value that can’t be opened',
    'unreadable',
    (app) => {
      const file = JSON.parse(app.user.text('vault.json'))
      file.records[0].previous.data = file.records[0].data
      app.user.write('vault.json', JSON.stringify(file))
    },
  ],
]

test.each(troubles)('while secrets of it %s, an environment is not renamed at all, and why is said', async (_, code, make) => {
  const app = await startWithSecrets()
  await make(app)
  const before = [app.user.text('vault.json'), app.project.text(projectPath)]
  const failure = await failureOf(() => rename(app, 'live', 'prod'))
  expect(failure.code).toBe(code)
  expect([app.user.text('vault.json'), app.project.text(projectPath)]).toEqual(before)
  expect(app.view().project).toMatchObject({ environments: ['test', 'live'], undo: null })
  await rename(app, 'test', 'dev')
})

test('while nobody can tell which secrets there are, no environment is renamed', async () => {
  const app = await startWithSecrets()
  app.user.write('vault.json', '{"version": 99}')
  const before = app.project.text(projectPath)
  expect((await failureOf(() => rename(app, 'live', 'prod'))).code).toBe('file-failed')
  expect((await app.call('environment.read', undefined)).map(({ secrets }) => secrets)).toEqual([null, null])
  expect([app.user.text('vault.json'), app.project.text(projectPath)]).toEqual(['{"version": 99}', before])
})

test('an undo that can’t open the secrets changes nothing, and is done once they open again', async () => {
  const app = await startWithSecrets()
  await rename(app, 'live', 'prod')
  const before = [app.user.text('vault.json'), app.project.text(projectPath)]
  await app.call('vault.hide', undefined)
  await app.call('history.undo', undefined)
  expect(app.view().said.text).toContain('Secrets are hidden')
  expect([app.user.text('vault.json'), app.project.text(projectPath)]).toEqual(before)
  await app.call('vault.show', undefined)
  await app.call('history.undo', undefined)
  expect(await reveal(app, token, 'live')).toBe(first)
})

test('nothing is renamed to a name that has secrets from before, and they are listed by their names', async () => {
  const app = await startWithSecrets()
  await app.call('environment.remove', { environment: 'live', withSettings: true })
  expect((await app.call('environment.read', undefined)).at(-1)).toEqual({
    id: 'live',
    isListed: false,
    settings: 0,
    secrets: ['coherence Portal Token', 'Plutu API Key'],
  })
  await app.call('environment.add', { environment: 'other' })
  expect((await failureOf(() => rename(app, 'other', 'live'))).message).toContain('has values from before')
  await app.call('environment.add', { environment: 'live' })
  expect(await reveal(app, token, 'live')).toBe(first)
})

test('a folder that carries the id of another project can’t rename that project’s secrets', async () => {
  const app = await startWithSecrets()
  const copy = temporaryFolder('plain-project')
  copy.write(projectPath, app.project.text(projectPath))
  const before = app.user.text('vault.json')
  await app.call('project.open', { path: copy.root })
  expect(app.view().project?.boundTo).not.toBeNull()
  expect((await failureOf(() => rename(app, 'live', 'prod'))).code).toBe('foreign-project')
  expect((await app.call('environment.read', undefined)).map(({ secrets }) => secrets)).toEqual([null, null])
  await app.call('environment.add', { environment: 'more' })
  expect(app.user.text('vault.json')).toBe(before)
})

const timeout = 120_000

test.each(['failingAt', 'brokenFrom'] as const)(
  'whatever change of the disk fails (%s), a rename and its undo are done whole or not at all, and every secret opens',
  { timeout },
  async (way) => {
    const begun = await startWithSecrets()
    const { project, user } = begun
    begun.end()
    const rewind = rewindable(user.root, project.root)
    const disk = createBrokenDisk([user.root, project.root])
    const start = async () => {
      const app = startApp({ ...newComputer(), user })
      app.keychain.keyring = begun.keychain.keyring
      await app.call('project.open', { path: project.root })
      await app.call('view.painted', undefined)
      return app
    }
    const acts = {
      rename: (app: RunningApp) => rename(app, 'live', 'prod'),
      undo: (app: RunningApp) => app.call('history.undo', undefined),
    }

    for (const [name, act] of Object.entries(acts)) {
      const startBefore = async () => {
        rewind()
        const app = await start()
        if (name === 'undo') await acts.rename(app)
        return app
      }
      const whole = await startBefore()
      const changes = await disk.counted(() => act(whole))
      whole.end()
      expect(changes.length).toBeGreaterThan(8)
      for (const [index, change] of changes.entries()) {
        if (isLikeAnother(way, change)) continue
        const app = await startBefore()
        await disk[way](index + 1, 'EIO', () => Promise.resolve(act(app)).catch(() => undefined))
        app.end()
        const again = await start()
        const listed = again.view().project?.environments
        const now = listed?.[1] ?? ''
        expect(['live', 'prod'], `${change}: ${String(listed)}`).toContain(now)
        expect(await reveal(again, token, now), change).toBe(first)
        expect(await reveal(again, plutu, now), change).toBe('plutu-key-0123456789')
        expect(new Set(records(again).map(({ environment }) => environment)), change).toEqual(new Set([now]))
        again.end()
      }
    }
  },
)
