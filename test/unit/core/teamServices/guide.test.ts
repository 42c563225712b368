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

test('the guide’s reference has every member of a declaration', () => {
  const reference = guide.slice(guide.indexOf('## All members'))
  const missing = Object.keys(Service.shape).filter((name) => !reference.includes(`\`${name}\``))
  expect(missing).toEqual([])
})
