import { cpSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { at, portalOfTest, startApp, startWithProject, tokenAt } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

type App = Pick<ReturnType<typeof startApp>, 'view'>

/** The secrets the window lists as missing, by service and field. */
function missing(app: App): string[] {
  const services = app.view().project?.services ?? []
  return services.flatMap(({ id, missing: fields }) => fields.map(({ field }) => `${id}.${field}`))
}

async function openFixture(fixture: string) {
  const app = startApp()
  const project = temporaryFolder(fixture)
  await app.call('project.open', { path: project.root })
  return { ...app, project }
}

test('a project that uses no service lacks no secret', async () => {
  expect(missing(await openFixture('godot-project'))).toEqual([])
})

test('a fresh clone lacks the secrets of the services whose settings the team has saved', async () => {
  const portal = await portalOfTest()
  const author = await startWithProject(portal.http.origin)
  await author.call('setting.write', { service: 'plutu', environment: 'test', field: 'useCustomEndpoint', value: true })
  await author.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  expect(missing(author)).toEqual(['plutu.apiKey', 'plutu.accessToken'])

  const clone = startApp()
  const folder = temporaryFolder('godot-project')
  cpSync(author.project.at('.latchkey'), folder.at('.latchkey'), { recursive: true })
  await clone.call('project.open', { path: folder.root })
  expect(missing(clone)).toEqual(['coherence.portalToken', 'plutu.apiKey', 'plutu.accessToken'])
})

test('a file of the game that holds something of a service says that it is used', async () => {
  expect(missing(await openFixture('unity-project'))).toEqual(['coherence.portalToken'])
})

test('a secret of one environment is missing in the other, and the second half of a pair is missing beside the first', async () => {
  const app = await openFixture('godot-project')
  await app.call('secret.store', { service: 'plutu', environment: 'test', field: 'apiKey', value: '0123abcd-0123-abcd-0123' })
  expect(missing(app)).toEqual(['plutu.accessToken'])
  await app.call('environment.select', { environment: 'live' })
  expect(missing(app)).toEqual(['plutu.apiKey', 'plutu.accessToken'])
})

test('what is hidden, locked or another project’s is never called missing', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('vault.hide', undefined)
  expect(missing(app)).toEqual([])

  const copy = temporaryFolder('unity-project')
  cpSync(app.project.at('.latchkey'), copy.at('.latchkey'), { recursive: true })
  await app.call('project.open', { path: copy.root })
  expect(app.view().project?.boundTo).toEqual([app.project.root])
  expect(missing(app)).toEqual([])
})

test('a vault that a newer version wrote makes nothing missing', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  writeFileSync(app.user.at('vault.json'), JSON.stringify({ version: 99 }))
  await app.call('project.open', { path: project.root })
  expect(missing(app)).toEqual([])
})

test('a list that was dismissed comes back only when something else is missing, also after a restart', async () => {
  const app = await openFixture('unity-project')
  const isListed = () => app.view().project?.services.some((service) => service.missing.some(({ isDismissed }) => !isDismissed))
  expect(isListed()).toBe(true)
  await app.call('missing.dismiss', undefined)
  expect(isListed()).toBe(false)
  expect(missing(app)).toEqual(['coherence.portalToken'])
  await app.call('project.open', { path: app.project.root })
  expect(isListed()).toBe(false)
  await app.call('setting.write', { ...at, service: 'plutu', field: 'useCustomEndpoint', value: true })
  expect(isListed()).toBe(true)
})
