import { expect, test } from 'vitest'

import { overviewNeedsAttention } from '../../../../../renderer/pages/attention'
import { overviewRows } from '../../../../../renderer/pages/overview/overviewRows'
import { drifted } from '../../../../../renderer/pages/overview/wrong'
import { projectPath, startApp } from '../../../world/appWorld'
import { temporaryFolder } from '../../../world/folder'
import { dsn } from '../../../shared/catalog/gameParts'
import { unityGame } from '../../../shared/catalog/unityGame'

const asset = 'Assets/PlayFabSDK/Shared/Public/Resources/PlayFabSharedSettings.asset'

async function open(fixture: string, files: Readonly<Record<string, string>>, services: object) {
  const app = startApp()
  const project = temporaryFolder(fixture)
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  project.write(projectPath, JSON.stringify({ version: 1, id: crypto.randomUUID(), services }))
  await app.call('project.open', { path: project.root })
  for (const service of ['coherence', 'cloudeka', 'plutu']) await app.call('service.show', { service, isShown: false })
  const shown = () => app.view().project ?? expect.unreachable('No project is open.')
  const row = (key: string) => {
    const rows = overviewRows(shown(), false, { now: new Date(2026, 10, 28), soonDays: 14 })
    return rows.find((one) => one.key === key) ?? expect.unreachable(`No ${key}`)
  }
  return {
    ...app,
    row,
    show: (environment: string) => app.call('environment.select', { environment }),
    drifted: () => drifted(shown()).map(({ field, environment }) => `${field.id} ${environment}`),
    isMarked: () => overviewNeedsAttention(app.view()),
  }
}

const playfab = (text: string) => ({ [asset]: (unityGame.files[asset] ?? '').replace('9A1B2', text) })

test('whichever environment is shown, the Overview says that the files differ from the one whose values they hold', async () => {
  const services = { playfab: { all: { filesHold: 'live' }, test: { titleId: '7C1E4' }, live: { titleId: '7C1E5' } } }
  const app = await open('unity-project', playfab('9A1B2'), services)
  expect(app.row('playfab/titleId').files).toMatchObject({
    lead: 'Live',
    text: 'differs in PlayFabSharedSettings.asset',
    tone: 'warning',
    environment: 'live',
  })
  expect(app.drifted()).toEqual(['titleId live'])
  expect(app.isMarked()).toBe(true)
  await app.show('live')
  expect(app.row('playfab/titleId').files).toMatchObject({ text: 'differs in PlayFabSharedSettings.asset', tone: 'warning' })
  expect(app.drifted()).toEqual(['titleId live'])
})

test('a file that is as it should be for its environment is no drift of another one', async () => {
  const services = { playfab: { all: { filesHold: 'live' }, test: { titleId: '7C1E4' }, live: { titleId: '7C1E5' } } }
  const app = await open('unity-project', playfab('7C1E5'), services)
  expect(app.row('playfab/titleId').files).toMatchObject({ lead: 'Live', text: 'PlayFabSharedSettings.asset', tone: 'plain' })
  expect(app.drifted()).toEqual([])
})

test('a secret in the file of one environment is said in its cell alone, whichever is shown', async () => {
  const services = { playfab: { all: { filesHold: 'test' }, test: { titleId: '7C1E4' }, live: { titleId: '7C1E5' } } }
  const app = await open('unity-project', playfab('7C1E4'), services)
  const held = () => app.row('playfab/secretKey').held.map(({ text }) => text)
  expect(held()).toEqual(['in a shipped file', 'not stored'])
  await app.show('live')
  expect(held()).toEqual(['in a shipped file', 'not stored'])
})

const game = (keys: string) => ({ 'project.godot': `config_version=5\n\n[sentry]\n\n${keys}` })
const [one, two, three] = [dsn('1'), dsn('2'), dsn('3')]

test('a key of another environment is in the Overview: its value, and that its own place differs', async () => {
  const keys = `options/dsn.debug="${one}"\noptions/dsn.release="${two}"\n`
  const unsaved = await open('godot-project', game(keys), {})
  expect(unsaved.row('sentry/dsn').held.map(({ text }) => text)).toEqual([short(one), short(two)])
  expect(unsaved.drifted()).toEqual([])

  const app = await open('godot-project', game(keys), { sentry: { test: { dsn: one }, live: { dsn: three } } })
  expect(app.row('sentry/dsn').held.map(({ text }) => text)).toEqual([short(one), short(three)])
  expect(app.row('sentry/dsn').files).toMatchObject({ lead: 'Live', text: 'differs in project.godot', environment: 'live' })
  expect(app.drifted()).toEqual(['dsn live'])
  expect(app.isMarked()).toBe(true)
})

const short = (text: string) => `${text.slice(0, 7)}…${text.slice(-7)}`
