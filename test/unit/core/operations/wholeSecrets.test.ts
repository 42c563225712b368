import { expect, test } from 'vitest'

import { newComputer, portalOfTest, startApp, tokenAt } from '../../world/appWorld'
import { createBrokenDisk } from '../../world/brokenDisk'
import { temporaryFolder } from '../../world/folder'

// What is said about a secret is true, whatever the disk refuses: it is stored and there after a start, or reported as not.

const cloudeka = { service: 'cloudeka', environment: 'test' } as const
const accessToken = { ...cloudeka, field: 'accessToken' } as const
const timeout = 120_000

async function startProject() {
  const [user, project] = [temporaryFolder(), temporaryFolder('plain-project')]
  const app = startApp({ ...newComputer(), user })
  await app.call('project.open', { path: project.root })
  await app.call('view.painted', undefined)
  const disk = createBrokenDisk([user.root, project.root])
  async function again() {
    app.end()
    const next = startApp({ ...newComputer(), user })
    next.keychain.keyring = app.keychain.keyring
    await next.call('project.open', { path: project.root })
    await next.call('view.painted', undefined)
    return next
  }
  return { ...app, disk, again }
}

/** If the folder could not be approved, a notice said so, and the next start asks. */
async function answeredAgain(app: Awaited<ReturnType<typeof startProject>>, what: string) {
  const said = app
    .view()
    .notices.map(({ text }) => text)
    .join()
  const next = await app.again()
  const { project } = next.view()
  if (project === null || project.boundTo === null) return next
  expect(said, what).toContain('only while its folder stays')
  await next.call('project.accept', { id: project.id })
  return next
}

async function startWithTokens() {
  const portal = await portalOfTest()
  const app = await startProject()
  await app.call('setting.write', { ...cloudeka, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...cloudeka, field: 'portalUrl', value: portal.http.origin })
  await app.call('secret.store', { ...accessToken, value: portal.world.cloudeka.accessToken })
  const create = async (name: string) => (await app.call('tokens.create', { ...cloudeka, name, expiresOn: null })).field ?? ''
  const tokens = (shown: Pick<typeof app, 'view'> = app) =>
    shown.view().project?.services.find(({ id }) => id === 'cloudeka')?.tokens
  return { ...app, create, tokens, portal }
}

const ways = [
  ['whose n-th change of the disk fails', 'failingAt'],
  ['that comes no further than its n-th change of the disk', 'brokenFrom'],
] as const

test.each(ways)('a secret %s is stored or is not, and the window says which', { timeout }, async (_, way) => {
  const sample = await startProject()
  const store = (app: Pick<typeof sample, 'call'>, value: string) => app.call('secret.store', { ...tokenAt, value })
  const most = (await sample.disk.counted(() => store(sample, 'first-secret-of-some-length'))).length
  expect(most).toBeGreaterThan(3)
  for (let number = 1; number <= most; number += 1) {
    for (const isFirst of [true, false]) {
      const app = await startProject()
      if (!isFirst) await store(app, 'the-one-before-and-long')
      await app.disk[way](number, 'ENOSPC', () => store(app, 'first-secret-of-some-length'))
      const problem = app.service().problems['portalToken']
      const what = `${number}: ${problem?.message}`
      expect(app.view().said.text === 'Portal Token stored', what).toBe(problem === undefined)
      const next = await answeredAgain(app, what)
      const state = next.service().secrets['portalToken']?.state
      expect(state, what).toBe(problem === undefined || !isFirst ? 'stored' : 'absent')
      if (state !== 'stored') continue
      const { value } = await next.call('secret.reveal', tokenAt)
      expect(value, what).toBe(problem === undefined ? 'first-secret-of-some-length' : 'the-one-before-and-long')
    }
  }
})

test.each(ways)('the secret of a new token %s is in the vault, or in memory and says so', { timeout }, async (_, way) => {
  const sample = await startWithTokens()
  const most = (await sample.disk.counted(() => sample.create('counted'))).length
  expect(most).toBeGreaterThan(8)
  for (let number = 1; number <= most; number += 1) {
    const app = await startWithTokens()
    let field = ''
    await app.disk[way](number, 'ENOSPC', async () => {
      field = await app.create('new')
    })
    const problems = app.view().project?.services.find(({ id }) => id === 'cloudeka')?.problems
    expect(
      app.tokens()?.unclaimed.map((one) => one.field),
      `${number} ${JSON.stringify(problems)}`,
    ).toEqual([field])
    const shown = await app.call('created.show', { ...cloudeka, field })
    expect(shown.text).toMatch(/^cldkctl_/)
    const next = await app.again()
    expect(app.tokens(next)?.unclaimed.length, `${number}, started anew`).toBe(shown.isSafe ? 1 : 0)
    if (shown.isSafe) expect((await next.call('created.show', { ...cloudeka, field })).text).toBe(shown.text)
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
    const sample = await startWithTokens()
    const created = await sample.create('counted')
    const most = (await sample.disk.counted(() => sample.call(command, { ...cloudeka, field: created }))).length
    for (let number = 1; number <= most; number += 1) {
      const app = await startWithTokens()
      const field = await app.create('new')
      let failure: unknown = null
      await app.disk.failingAt(number, 'ENOSPC', () =>
        app.call(command, { ...cloudeka, field }).catch((error: unknown) => (failure = error)),
      )
      const isGone = (await app.call('created.show', { ...cloudeka, field }).catch(() => null)) === null
      // A dropped secret is gone, or still there with a reason; one that was copied or stored stays in any case.
      expect(isGone, `${number}: ${String(failure)}`).toBe(after === 'gone' && failure === null)
      if (after === 'kept') expect(failure, `${number}`).toBe(null)
      if (use === 'copied') expect(app.clipboard.held.text, `${number}`).toMatch(/^cldkctl_/)
      const next = await app.again()
      expect(
        (await next.call('created.show', { ...cloudeka, field }).catch(() => null)) === null,
        `${number}, started anew`,
      ).toBe(isGone)
    }
  },
)

test('a token that was deleted is called deleted, also where its secret could not be', async () => {
  const app = await startWithTokens()
  const field = await app.create('new')
  const id = field.replace('token.', '')
  await app.disk.brokenFrom(1, 'EROFS', () => app.call('tokens.remove', { ...cloudeka, id }))
  expect(app.portal.world.cloudeka.tokens.some((one) => one.id === id)).toBe(false)
  expect(app.view().said.text).toBe('Token deleted')
  const problem = app.view().project?.services.find((one) => one.id === 'cloudeka')?.problems['tokens.change']
  expect(problem?.message).toContain('Token deleted')
  expect(problem?.message).toContain('vault.json')
})
