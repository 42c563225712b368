import { cpSync } from 'node:fs'

import { expect, test } from 'vitest'

import { projectPath, startApp, type RunningApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const apiKey = { service: 'plutu', environment: 'test', field: 'apiKey' } as const
const value = '0123abcd-0123-abcd-0123'

async function open(fixture = 'plain-project', document?: object) {
  const app = startApp()
  const project = temporaryFolder(fixture)
  if (document !== undefined) project.write(projectPath, `${JSON.stringify(document, null, 2)}\n`)
  await app.call('project.open', { path: project.root })
  return { ...app, project }
}

const services = (app: Pick<RunningApp, 'view'>) => app.view().project?.services ?? expect.unreachable('No project is open.')
const shown = (app: Pick<RunningApp, 'view'>) => services(app).map(({ id }) => id)
const plutu = (app: Pick<RunningApp, 'view'>) => services(app).find(({ id }) => id === 'plutu') ?? expect.unreachable()
const hidden = (app: Pick<RunningApp, 'view'>) => app.view().project?.hidden.find(({ id }) => id === 'plutu')
const hide = (app: Pick<RunningApp, 'call'>, service: string) => app.call('service.show', { service, isShown: false })
const show = (app: Pick<RunningApp, 'call'>, service: string) => app.call('service.show', { service, isShown: true })
const id = '3b0a8a3e-6a3e-4f0e-9a4e-6f1f0a3c7d21'

test('the services that come with the app are shown in a project until it hides them, and hiding is the team’s choice', async () => {
  const app = await open()
  expect(shown(app)).toEqual(['coherence', 'cloudeka', 'plutu'])
  await hide(app, 'plutu')
  expect(shown(app)).toEqual(['coherence', 'cloudeka'])
  expect(app.view().said.text).toBe('Plutu hidden in this project')

  const clone = startApp()
  const folder = temporaryFolder('plain-project')
  cpSync(app.project.at('.latchkey'), folder.at('.latchkey'), { recursive: true })
  await clone.call('project.open', { path: folder.root })
  expect(shown(clone)).toEqual(['coherence', 'cloudeka'])
})

test('a service that is shown again leaves no trace in project.json, and what was stored for it is there', async () => {
  const app = await open('plain-project', { version: 1, id, services: { plutu: { all: { useCustomEndpoint: true } } } })
  await app.call('secret.store', { ...apiKey, value })
  const before = app.project.text(projectPath)
  await hide(app, 'plutu')
  expect(JSON.parse(app.project.text(projectPath))).toMatchObject({
    services: { plutu: { all: { useCustomEndpoint: true, shown: false } } },
  })
  expect(hidden(app)).toMatchObject({ label: 'Plutu', secrets: 1, problem: null })
  await show(app, 'plutu')
  expect(JSON.parse(app.project.text(projectPath)).services).toEqual(JSON.parse(before).services)
  expect((await app.call('secret.reveal', apiKey)).value).toBe(value)
})

test('undo and redo move a hidden service like any other step, with its name', async () => {
  const app = await open()
  await hide(app, 'plutu')
  expect(app.view().project?.undo).toBe('Hide the service, Plutu')
  await app.call('history.undo', undefined)
  expect(shown(app)).toContain('plutu')
  expect(app.view().asked).toMatchObject({ page: 'plutu' })
  await app.call('history.redo', undefined)
  expect(shown(app)).not.toContain('plutu')
})

test('a hidden service lacks no secret, here or among the recent projects', async () => {
  const app = await open()
  await app.call('secret.store', { ...apiKey, value })
  expect(plutu(app).missing).toMatchObject([{ field: 'accessToken' }])
  await hide(app, 'plutu')
  expect(shown(app)).not.toContain('plutu')
  const other = temporaryFolder('godot-project')
  app.noteChosen(other.root)
  const attention = async () => {
    await app.call('project.open', { path: other.root })
    const states = await app.call('recent.read', undefined)
    await app.call('project.open', { path: app.project.root })
    return states.find(({ path }) => path === app.project.root)?.attention
  }
  expect(await attention()).toBe(null)
  await show(app, 'plutu')
  expect(await attention()).toBe('needs-secrets')
  expect(plutu(app).missing).toMatchObject([{ field: 'accessToken' }])
})

test('that the team has chosen to show a service is no use of it', async () => {
  const app = await open('plain-project', { version: 1, id, services: { plutu: { all: { shown: true } } } })
  expect(plutu(app)).toMatchObject({ missing: [] })
})

test('what another version says of services that this one does not know stays as it is', async () => {
  const others = { photon: { all: { shown: true, appId: 'x' } }, unknown: { all: { shown: false } } }
  const app = await open('plain-project', { version: 1, id, services: others })
  await hide(app, 'plutu')
  await hide(app, 'coherence')
  await app.call('history.undo', undefined)
  expect(JSON.parse(app.project.text(projectPath)).services).toEqual({ plutu: { all: { shown: false } }, ...others })
})

test('a choice that is no yes or no counts as none, is said beside the service, and comes back with undo', async () => {
  const app = await open('plain-project', { version: 1, id, services: { plutu: { all: { shown: 'no' } } } })
  expect(plutu(app)).toMatchObject({ problems: { shown: { code: 'invalid' } } })
  await hide(app, 'plutu')
  expect(hidden(app)).toMatchObject({ problem: null })
  await app.call('history.undo', undefined)
  expect(JSON.parse(app.project.text(projectPath)).services).toEqual({ plutu: { all: { shown: 'no' } } })
})

test('where project.json can’t be written, the service stays, with the reason beside its name', async () => {
  const app = await open('plain-project', { version: 99, id })
  await hide(app, 'plutu')
  expect(plutu(app)).toMatchObject({ problems: { shown: { code: 'file-refused' } } })
})
