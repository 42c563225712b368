import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { at, newComputer, portalOfTest, projectPath, startApp, tokenAt, useEndpoint } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'
const live = { ...at, environment: 'live' } as const
const [one, another] = ['a'.repeat(32), 'b'.repeat(32)]

type Document = { environments?: string[]; services: { coherence: Record<string, Record<string, unknown>> } }

const withKey = (runtimeKey: string, more = {}) =>
  JSON.stringify({ version: 1, id, services: { coherence: { test: { runtimeKey }, ...more } } })

/** Opens a folder without an engine, as a team shares it. */
async function opened(text: string, app = startApp()) {
  const project = temporaryFolder()
  project.write(projectPath, text)
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  /** The team's file changes, and the app notices, or reads it when the project is opened again. */
  const pull = (change: (document: Document) => void) => {
    const document = JSON.parse(project.text(projectPath)) as Document
    change(document)
    project.write(projectPath, JSON.stringify(document))
  }
  const env = () => (existsSync(project.at('.env')) ? project.text('.env') : null)
  return { ...app, project, pull, env }
}

const pending = ({ service }: Pick<ReturnType<typeof startApp>, 'service'>) =>
  service().pendingWrites.map(({ path, diff }) => [path, diff.map(({ text }) => text).join('\n')])

test('what is written after a yes is what was shown; another key that came in meanwhile is shown first', async () => {
  const app = await opened(withKey(one))
  await app.call('targets.preview', { ...at, ids: ['env'] })
  app.project.write(projectPath, withKey(another))
  await app.session.opened().file.refresh()

  await app.call('targets.write', { ...at, ids: ['env'] })

  expect(app.env()).toBeNull()
  expect(pending(app)).toEqual([['.env', expect.stringContaining(another)]])
  await app.call('targets.write', { ...at, ids: ['env'] })
  expect(app.env()).toContain(another)
})

test('a yes to a diff that no longer counts is none to later writes either', async () => {
  const app = await opened(withKey(one))
  await app.call('targets.preview', { ...at, ids: ['env'] })
  app.project.write(projectPath, withKey(another))
  await app.session.opened().file.refresh()
  await app.call('targets.write', { ...at, ids: ['env'] })
  await app.call('targets.dismiss', at)

  await app.call('targets.preview', { ...at, ids: ['env'] })
  expect(app.env()).toBeNull()
})

test('another file or variable that came in meanwhile is shown first, too', async () => {
  for (const more of [{ all: { envFile: 'keys/game.env' } }, { all: { envVariable: 'OTHER_KEY' } }]) {
    const app = await opened(withKey(one))
    await app.call('targets.preview', { ...at, ids: ['env'] })
    app.project.write(projectPath, withKey(one, more))
    await app.session.opened().file.refresh()
    await app.session.opened().readTargets()
    await app.call('targets.write', { ...at, ids: ['env'] })
    expect(app.env()).toBeNull()
    expect(pending(app)).toHaveLength(1)
  }
})

test('a yes in one folder that borrows an id counts in no other one, nor does its history', async () => {
  const computer = newComputer()
  const owner = await opened(JSON.stringify({ version: 1, id }), startApp(computer))
  await owner.call('secret.store', { ...tokenAt, value: '0123456789abcdef0123456789abcdef' })
  const first = await opened(withKey(one), startApp(computer))
  expect(first.view().project?.boundTo).not.toBeNull()
  await first.call('targets.preview', { ...at, ids: ['env'] })
  await first.call('targets.write', { ...at, ids: ['env'] })
  expect(first.env()).toContain(one)

  const second = await opened(withKey(another), startApp(computer))
  await second.call('targets.preview', { ...at, ids: ['env'] })

  expect([second.env(), second.view().project?.undo]).toEqual([null, null])
  await first.call('project.open', { path: first.project.root })
  expect(first.view().project?.undo).not.toBeNull()
})

/** A project whose `.env` holds the Test key, as the user agreed to. */
async function written() {
  const portal = await portalOfTest()
  const app = await opened(JSON.stringify({ version: 1, id }))
  await useEndpoint(app, portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('secret.store', { ...live, field: 'portalToken', value: portal.second.portal_token })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['env'] })
  expect(app.env()).toContain(portal.first.runtime_key)
  return { ...app, portal }
}

test.each([
  ['swaps the environments', ['live', 'test'], {}],
  ['leaves only Live', ['live'], {}],
  ['swaps them and brings another key for Test', ['live', 'test'], { test: { runtimeKey: one } }],
  ['gives Live the file of Test', ['test', 'live'], { live: { envFile: '.env' } }],
])(
  'a pull that takes the key of Test out and %s does not make its file one to be written unasked for Live',
  async (_, environments, brought) => {
    const app = await written()
    const before = app.env()
    app.pull((document) => {
      const { all = {} } = document.services.coherence
      delete all['filesHold']
      document.environments = environments
      document.services.coherence = { all, ...brought }
    })
    await app.call('project.open', { path: app.project.root })
    await app.call('environment.select', { environment: 'live' })

    await app.call('portal.fetch', live)

    expect(app.env()).toBe(before)
    expect(pending(app)).toEqual([['.env', expect.stringContaining(app.portal.second.runtime_key)]])
  },
)

test('the key that this environment had before is replaced without asking, however the new one came', async () => {
  const app = await written()
  app.portal.first.runtime_key = one
  await app.call('portal.fetch', at)
  expect(app.env()).toContain(one)

  app.pull((document) => Object.assign(document.services.coherence['test'] ?? {}, { runtimeKey: another }))
  await app.call('project.open', { path: app.project.root })
  app.portal.first.runtime_key = another
  await app.call('portal.fetch', at)
  expect(app.env()).toContain(another)
})
