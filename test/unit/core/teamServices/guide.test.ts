import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { Service } from '../../../../shared/catalog/service'
import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import { json, serve } from '../../world/loopback'
import { approve, entries, entry, shown } from '../../world/teamProject'

const guide = readFileSync(join(import.meta.dirname, '../../../../docs/services.md'), 'utf8')
const start = guide.indexOf('## Your own back end in ten minutes')
const end = guide.indexOf('\n## ', start + 1)
/** The declarations of the guide, as it builds them up. */
const steps = Array.from(guide.slice(start, end).matchAll(/```json\n(.*?)```/gs), ([, text = '']) => text)

const places = guide.indexOf("## Places in the game's files")
/** The places that a reader may take into it. */
const [, examples = '[]'] = /```json\n(.*?)```/s.exec(guide.slice(places)) ?? []

const at = { service: 'backend', environment: 'test' }
const adminKey = { ...at, field: 'adminKey' }
const secret = 'adm_0123456789abcdef0123'

test('each step of the guide is a declaration without a fault', async () => {
  expect(steps.length).toBeGreaterThan(1)
  for (const text of steps) {
    const app = startApp()
    const project = temporaryFolder('plain-project')
    project.write('.latchkey/services/backend.json', text)
    app.noteChosen(project.root)
    await app.call('project.open', { path: project.root })
    expect(entries(app)).toMatchObject([{ state: 'new', faults: [] }])
  }
})

test('the guide’s example has a secret, a fetched value that arrives in the game’s file, a typed one, and a check', async () => {
  const server = await serve((response, { path, headers }) => {
    const isKnown = headers['authorization'] === `Bearer ${secret}`
    if (!isKnown) return json(response, { error: 'unknown' }, 401)
    return json(response, path.endsWith('/client-key') ? { data: { clientKey: '0123abcd0123abcd' } } : { name: 'Lantern' })
  })
  const app = startApp()
  const project = temporaryFolder('plain-project')
  project.write('project.godot', 'config_version=5\n\n[application]\n\nconfig/name="Lantern"\n')
  // The one thing that a test can't have as it stands there.
  const example = (steps.at(-1) ?? '').replace('https://api.lantern.example', server.origin)
  project.write('.latchkey/services/backend.json', example)
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  expect(server.received).toEqual([])
  expect(entry(app, 'backend')?.asks[0]?.lines[0]?.text).toBe(`${server.origin}: Admin Key`)
  await approve(app, 'backend')
  expect(shown(app)).toContain('backend')

  await app.call('setting.write', { ...at, field: 'gameId', value: 'lantern' })
  await app.call('secret.store', { ...adminKey, value: secret })
  await app.call('portal.check', at)
  const service = () => app.view().project?.services.find(({ id }) => id === 'backend') ?? expect.unreachable()
  expect(service().checked).toMatchObject({ verdict: 'valid' })
  await app.call('portal.fetch', at)
  expect(service().problems).toEqual({})
  expect(service().settings['clientKey']?.value).toBe('0123abcd0123abcd')
  await app.call('targets.write', { ...at, ids: service().pendingWrites.map(({ id }) => id) })
  expect(project.text('project.godot')).toContain('client_key="0123abcd0123abcd"')
  expect(project.text('project.godot')).not.toContain(secret)
  expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v1/games/lantern',
    'GET /v1/games/lantern/client-key',
  ])
  await app.call('secret.store', { ...adminKey, value: 'adm_another0123456789' })
  await app.call('portal.check', at)
  expect(service().checked).toMatchObject({ verdict: 'invalid' })
})

const asset = (guid: string, lines: string) =>
  `%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!114 &11400000\nMonoBehaviour:\n  m_Script: {fileID: 11500000, guid: ${guid}, type: 3}\n${lines}`
/** A file of a game for each place, with what is in it once the key was written. */
const games: Record<string, { fixture: string; file: string; before: string | null; after: string }> = {
  unity: {
    fixture: 'unity-project',
    file: 'Assets/Moved/LanternSettings.asset',
    before: asset('4f0c1d2e3b4a59687786a5b4c3d2e1f0', '  clientKey: \n'),
    after: '  clientKey: 0123abcd0123abcd',
  },
  unreal: {
    fixture: 'unreal-project',
    file: 'Config/DefaultGame.ini',
    before: '[/Script/Lantern.LanternSettings]\nClientKey=\n',
    after: 'ClientKey=0123abcd0123abcd',
  },
  godot: { fixture: 'godot-project', file: 'project.godot', before: null, after: 'client_key="0123abcd0123abcd"' },
  json: {
    fixture: 'plain-project',
    file: 'Data/config.json',
    before: '{ "lantern": { "clientKey": "" } }\n',
    after: '"clientKey": "0123abcd0123abcd"',
  },
  source: {
    fixture: 'unity-project',
    file: 'Assets/Lantern/Keys.cs',
    before: 'static class Keys { public const string ClientKey = ""; }\n',
    after: 'ClientKey = "0123abcd0123abcd"',
  },
  env: { fixture: 'plain-project', file: 'tools/.env', before: 'OTHER=1\n', after: 'LANTERN_CLIENT_KEY=0123abcd0123abcd' },
}

test.each(Object.keys(games))('the guide’s place %s receives the key in a game of its engine', async (id) => {
  const { fixture, file, before, after } = games[id] ?? expect.unreachable()
  const one = (JSON.parse(examples) as { id: string }[]).filter((place) => place.id === id)
  expect(one).toHaveLength(1)
  const server = await serve((response) => json(response, { data: { clientKey: '0123abcd0123abcd' } }))
  const app = startApp()
  const project = temporaryFolder(fixture)
  if (before !== null) project.write(file, before)
  const example = (steps.at(-1) ?? '').replace('https://api.lantern.example', server.origin)
  project.write('.latchkey/services/backend.json', JSON.stringify({ ...(JSON.parse(example) as object), places: one }))
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  expect(entry(app, 'backend')).toMatchObject({ state: 'new', faults: [] })
  await approve(app, 'backend')
  await app.call('setting.write', { ...at, field: 'gameId', value: 'lantern' })
  await app.call('secret.store', { ...adminKey, value: secret })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: [id] })
  expect(project.text(file)).toContain(after)
})

test('the guide has no place that is not tried, and a game for each', () => {
  expect((JSON.parse(examples) as { id: string }[]).map((place) => place.id)).toEqual(Object.keys(games))
})

test('the guide’s reference has every member of a declaration', () => {
  const reference = guide.slice(guide.indexOf('## All members'))
  const missing = Object.keys(Service.shape).filter((name) => !reference.includes(`\`${name}\``))
  expect(missing).toEqual([])
})
