import { expect, test } from 'vitest'

import { newComputer, portalOfTest, startApp, tokenAt } from '../../world/appWorld'
import { createBrokenDisk, isLikeAnother, type Way } from '../../world/brokenDisk'
import { temporaryFolder } from '../../world/folder'
import { rewindable } from '../../world/rewind'

// What the app says about a secret is true, whatever the disk refuses: it is stored and there after a restart, or reported as
// not stored.

const cloudeka = { service: 'cloudeka', environment: 'test' } as const
const accessToken = { ...cloudeka, field: 'accessToken' } as const
const timeout = 120_000

type App = ReturnType<typeof startApp>

/**
 * A project after some preparation, or one that was never opened, which can be brought back to that moment as often as
 * needed.
 */
async function projectAfter(prepare: ((app: App) => Promise<unknown>) | null) {
  const [computer, project] = [newComputer(), temporaryFolder('plain-project')]
  const disk = createBrokenDisk([computer.user.root, project.root])

  async function open() {
    const app = startApp(computer)
    await app.call('project.open', { path: project.root })
    await app.call('view.painted', undefined)
    return app
  }

  if (prepare !== null) {
    const first = await open()
    await prepare(first)
    first.end()
  }
  const rewind = rewindable(computer.user.root, project.root)

  async function start() {
    rewind()
    return open()
  }

  /** Each change that an action makes to the disk, with its number, except for those that have the same effect as another. */
  async function changesOf(way: Way, action: (app: App) => unknown) {
    const app = await start()
    const changes = await disk.counted(() => action(app))
    app.end()
    return changes.map((change, index) => ({ change, number: index + 1 })).filter(({ change }) => !isLikeAnother(way, change))
  }

  return {
    disk,
    start,
    changesOf,
    again(app: App) {
      app.end()
      return open()
    },
  }
}

type Project = Awaited<ReturnType<typeof projectAfter>>

/** If the folder could not be approved, a notice said so, and the next start asks. */
async function answeredAgain(project: Project, app: App, what: string) {
  const said = app
    .view()
    .notices.map(({ text }) => text)
    .join()
  const next = await project.again(app)
  const shown = next.view().project
  if (shown === null || shown.boundTo === null) return next
  expect(said, what).toContain('only while its folder stays')
  await next.call('project.accept', { id: shown.id })
  return next
}

const create = async (app: App, name: string) =>
  (await app.call('tokens.create', { ...cloudeka, name, expiresOn: null })).field ?? ''
const tokensOf = (app: App) => app.view().project?.services.find(({ id }) => id === 'cloudeka')?.tokens

async function projectWithTokens(prepare: (app: App) => Promise<unknown> = async () => undefined) {
  const portal = await portalOfTest()
  const project = await projectAfter(async (app) => {
    await app.call('setting.write', { ...cloudeka, field: 'useCustomEndpoint', value: true })
    await app.call('setting.write', { ...cloudeka, field: 'portalUrl', value: portal.http.origin })
    await app.call('secret.store', { ...accessToken, value: portal.world.cloudeka.accessToken })
    await prepare(app)
  })
  return { ...project, portal }
}

const ways = [
  ['whose n-th change of the disk fails', 'failingAt'],
  ['that comes no further than its n-th change of the disk', 'brokenFrom'],
] as const

test.each(ways)('a secret %s is stored or is not, and the window says which of both', { timeout }, async (_, way) => {
  const store = (app: App, value: string) => app.call('secret.store', { ...tokenAt, value })
  const act = (app: App) => store(app, 'first-secret-of-some-length')
  for (const isFirst of [true, false]) {
    const project = await projectAfter(isFirst ? null : (app) => store(app, 'the-one-before-and-long'))
    const changes = await project.changesOf(way, act)
    expect(changes.length).toBeGreaterThan(1)
    for (const { change, number } of changes) {
      const app = await project.start()
      await project.disk[way](number, 'ENOSPC', () => act(app))
      const problem = app.service().problems['portalToken']
      const what = `${change}: ${problem?.message}`
      expect(app.view().said.text === 'Portal Token stored', what).toBe(problem === undefined)
      const next = await answeredAgain(project, app, what)
      const state = next.service().secrets['portalToken']?.state
      expect(state, what).toBe(problem === undefined || !isFirst ? 'stored' : 'absent')
      if (state === 'stored') {
        const { value } = await next.call('secret.reveal', tokenAt)
        expect(value, what).toBe(problem === undefined ? 'first-secret-of-some-length' : 'the-one-before-and-long')
      }
      next.end()
    }
  }
})

test.each(ways)('the secret of a new token %s is in the vault, or in memory and says so', { timeout }, async (_, way) => {
  const project = await projectWithTokens()
  const changes = await project.changesOf(way, (app) => create(app, 'counted'))
  expect(changes.length).toBeGreaterThan(2)
  for (const { change, number } of changes) {
    const app = await project.start()
    let field = ''
    await project.disk[way](number, 'ENOSPC', async () => {
      field = await create(app, 'new')
    })
    const problems = app.view().project?.services.find(({ id }) => id === 'cloudeka')?.problems
    expect(
      tokensOf(app)?.unclaimed.map((one) => one.field),
      `${change} ${JSON.stringify(problems)}`,
    ).toEqual([field])
    const shown = await app.call('created.show', { ...cloudeka, field })
    expect(shown.text).toMatch(/^cldkctl_/)
    const next = await project.again(app)
    expect(tokensOf(next)?.unclaimed.length, `${change}, started anew`).toBe(shown.isSafe ? 1 : 0)
    if (shown.isSafe) expect((await next.call('created.show', { ...cloudeka, field })).text).toBe(shown.text)
    next.end()
  }
})

const uses = {
  copied: { command: 'created.copy', after: 'kept' },
  stored: { command: 'created.store', after: 'kept' },
  dropped: { command: 'created.drop', after: 'gone' },
} as const

test.each(Object.keys(uses) as (keyof typeof uses)[])(
  'a new secret that is %s is not reported as failed when that was done, whatever the disk refuses to note about it',
  { timeout },
  async (use) => {
    const { command, after } = uses[use]
    let field = ''
    const project = await projectWithTokens(async (app) => (field = await create(app, 'new')))
    for (const { change, number } of await project.changesOf('failingAt', (app) => app.call(command, { ...cloudeka, field }))) {
      const app = await project.start()
      let failure: unknown = null
      await project.disk.failingAt(number, 'ENOSPC', () =>
        app.call(command, { ...cloudeka, field }).catch((error: unknown) => (failure = error)),
      )
      const isGone = (await app.call('created.show', { ...cloudeka, field }).catch(() => null)) === null
      // A dropped secret is gone, or still there with a reason; one that was copied or stored is kept in any case.
      expect(isGone, `${change}: ${String(failure)}`).toBe(after === 'gone' && failure === null)
      if (after === 'kept') expect(failure, change).toBe(null)
      if (use === 'copied') expect(app.clipboard.held.text, change).toMatch(/^cldkctl_/)
      const next = await project.again(app)
      expect(
        (await next.call('created.show', { ...cloudeka, field }).catch(() => null)) === null,
        `${change}, started anew`,
      ).toBe(isGone)
      next.end()
    }
  },
)

test('a token that was deleted is called deleted, also where its secret could not be', async () => {
  const { start, disk, portal } = await projectWithTokens()
  const app = await start()
  const field = await create(app, 'new')
  const id = field.replace('token.', '')
  await disk.brokenFrom(1, 'EROFS', () => app.call('tokens.remove', { ...cloudeka, id }))
  expect(portal.world.cloudeka.tokens.some((one) => one.id === id)).toBe(false)
  expect(app.view().said.text).toBe('Token deleted')
  const problem = app.view().project?.services.find((one) => one.id === 'cloudeka')?.problems['tokens.change']
  expect(problem?.message).toContain('Token deleted')
  expect(problem?.message).toContain('vault.json')
})
