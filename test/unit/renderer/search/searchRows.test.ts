import { expect, test } from 'vitest'

import { filtersFor } from '../../../../renderer/search/filters'
import { hitRows, readyToSearch } from '../../../../renderer/search/match'
import { preferenceRows } from '../../../../renderer/rows/preferences/searchRows'
import { parse } from '../../../../renderer/search/query'
import { serviceRows } from '../../../../renderer/pages/service/searchRows'
import type { ProjectView } from '../../../../shared/view'
import { at, startApp, tokenAt, type RunningApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const secret = 'f0e1d2c3b4a5968778695a4b3c2d1e0f'

async function openProject() {
  const app = startApp()
  await app.call('project.open', { path: temporaryFolder('unity-project').root })
  await app.call('view.painted', undefined)
  return app
}

function projectOf(app: RunningApp): ProjectView {
  const { project } = app.view()
  if (project === null) throw new Error('No project is open.')
  return project
}

const filters = filtersFor(['test', 'live'])
const rowsOf = (app: RunningApp) => projectOf(app).services.flatMap((service) => serviceRows(service, projectOf(app).environment))
const found = (app: RunningApp, text: string) => hitRows(readyToSearch(rowsOf(app)), parse(text, filters)).map(({ key }) => key)

test('every row has a name of its own, and what stands beside another setting is found through its row', async () => {
  const app = await openProject()
  const keys = rowsOf(app).map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).not.toContain('coherence/projectId')
  expect(found(app, 'projectId')).toEqual(['coherence/projectName'])
})

test('nothing of a stored secret is a search text, its shown tail neither', async () => {
  const app = await openProject()
  await app.call('secret.store', { ...tokenAt, value: secret })
  const { tail } = projectOf(app).services[0]?.secrets['portalToken'] ?? {}
  expect(tail).toBe(secret.slice(-4))
  expect(JSON.stringify(rowsOf(app))).not.toContain(tail)
  expect(found(app, tail ?? '')).toEqual([])
})

test('a secret is missing until it is stored, and in the other environment all the same', async () => {
  const app = await openProject()
  expect(found(app, '@missing @secret @service:coherence')).toEqual(['coherence/portalToken'])
  await app.call('secret.store', { ...tokenAt, value: secret })
  expect(found(app, '@missing @secret @service:coherence')).toEqual([])
  expect(found(app, '@missing @secret @service:coherence @env:live')).toEqual(['coherence/portalToken'])
  await app.call('environment.select', { environment: 'live' })
  expect(found(app, '@missing @secret @service:coherence')).toEqual(['coherence/portalToken'])
  expect(found(app, '@missing @secret @service:coherence @env:test')).toEqual([])
})

test('preferences are searched as well: by label, help and value, and those that were changed', async () => {
  const app = await openProject()
  const hits = (text: string) => hitRows(readyToSearch(preferenceRows(app.view())), parse(text, filters)).map(({ key }) => key)
  expect(hits('theme')).toEqual(['preferences/theme'])
  expect(hits('clipboard')).toEqual(['preferences/clipboardSeconds'])
  expect(hits('45')).toEqual(['preferences/clipboardSeconds'])
  expect(hits('@modified')).toEqual([])
  await app.call('preferences.write', { ...app.view().preferences, revealSeconds: 30 })
  expect(hits('@modified')).toEqual(['preferences/revealSeconds'])
})

test('values are searched, each environment with its own', async () => {
  const app = await openProject()
  await app.call('setting.write', { ...at, field: 'envFile', value: 'server/night.env' })
  expect(found(app, 'night')).toEqual(['coherence/envFile'])
  expect(found(app, 'night @env:live')).toEqual([])
  expect(found(app, '@modified')).toEqual(['coherence/envFile'])
  await app.call('environment.select', { environment: 'live' })
  expect(found(app, 'night')).toEqual([])
  expect(found(app, 'night @env:test')).toEqual(['coherence/envFile'])
  expect(found(app, '@modified')).toEqual([])
})

test('a switch is found by what it is set to, and a file of the game by its path', async () => {
  const app = await openProject()
  expect(found(app, 'runtimesettings.asset')).toEqual(['coherence/target.unity'])
  await app.call('setting.write', { ...at, field: 'useCustomEndpoint', value: true })
  expect(found(app, '@modified')).toEqual(['coherence/useCustomEndpoint'])
})
