import { afterAll, expect, test, vi } from 'vitest'

import type { Service } from '../../../../shared/catalog/service'
import { projectPath, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import { json, serve } from '../../world/loopback'

// A service of which there is nothing but a declaration, its requests included.
const { scores } = vi.hoisted(() => {
  // The files before this one have loaded the app without it, and those after this one are to load it without.
  vi.resetModules()
  const secret = { kind: 'secret', class: 'secret', perEnvironment: true, link: 'site', help: '' } as const
  const typed = { kind: 'text', class: 'shared', perEnvironment: true, help: '' } as const
  const service: Service = {
    version: 1,
    id: 'scores',
    label: 'Scores',
    summary: 'Leaderboards.',
    environments: {},
    portal: { url: 'https://api.scores.example', basePath: '', isCustom: 'isCustom', customUrl: 'url' },
    links: { site: { label: 'Site', url: 'https://scores.example' } },
    places: [],
    fetch: {
      secret: 'serverKey',
      key: 'gameKey',
      request: { method: 'POST', path: '/games/{title}/key', json: { key: '{serverKey}' } },
      answer: { gameKey: '/data/key' },
    },
    check: {
      label: 'Check Server Key',
      help: 'Asks who the key belongs to.',
      sends: ['serverKey', 'title'],
      request: { method: 'GET', path: '/who', query: { title: '{title}' }, headers: { Authorization: 'Bearer {serverKey}' } },
      answers: [
        { status: [200], body: { at: '/ok', is: 'yes' }, verdict: 'valid', text: 'Scores knows this key.' },
        { status: [401], verdict: 'invalid', text: 'Scores does not know this key.' },
      ],
    },
    sections: [
      {
        id: 'keys',
        label: 'Keys',
        fields: [
          { ...secret, id: 'serverKey', label: 'Server Key', variable: 'SCORES_KEY', doubts: [] },
          { ...typed, id: 'title', label: 'Title', default: '' },
          { id: 'isCustom', kind: 'switch', class: 'shared', label: 'Own', help: '', perEnvironment: false, default: false },
          { ...typed, id: 'url', label: 'Portal URL', perEnvironment: false, default: '', enabledBy: 'isCustom' },
          {
            id: 'gameKey',
            kind: 'fetched',
            class: 'runtime',
            label: 'Game Key',
            help: '',
            perEnvironment: true,
            rules: [{ pattern: '^[0-9a-f]{8}$', message: 'Eight characters.' }],
          },
        ],
      },
    ],
  }
  return { scores: service }
})

vi.mock('../../../../shared/catalog/builtIn', async (load) => {
  const { builtIn } = await load<{ builtIn: readonly Service[] }>()
  return { builtIn: [...builtIn, scores] }
})

afterAll(() => {
  vi.doUnmock('../../../../shared/catalog/builtIn')
  vi.resetModules()
})

const at = { service: 'scores', environment: 'test' } as const
const token = 'srv_0123456789abcdef'

async function start(answer: unknown, status = 200) {
  const { origin, received } = await serve((response) => json(response, answer, status))
  const app = startApp()
  const project = temporaryFolder('plain-project')
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await app.call('setting.write', { ...at, field: 'isCustom', value: true })
  await app.call('setting.write', { ...at, field: 'url', value: origin })
  await app.call('secret.store', { ...at, field: 'serverKey', value: token })
  await app.call('setting.write', { ...at, field: 'title', value: 'a/b' })
  const service = () => app.view().project?.services.find(({ id }) => id === 'scores') ?? expect.unreachable()
  return { app, project, service, received }
}

test('a service that is only data fetches its key with the request that it declares', async () => {
  const { app, project, service, received } = await start({ data: { key: '0a1b2c3d' } })
  await app.call('portal.fetch', at)
  expect(service().problems).toEqual({})
  expect(received).toMatchObject([{ method: 'POST', path: '/games/a%2Fb/key', body: JSON.stringify({ key: token }) }])
  expect(JSON.parse(project.text(projectPath))).toMatchObject({ services: { scores: { test: { gameKey: '0a1b2c3d' } } } })
  expect(app.disk() + project.text(projectPath) + app.seen(), 'and its secret is nowhere').not.toContain(token)
})

test('an answer that quotes its secret leaves what is saved as it was', async () => {
  const { app, project, service } = await start({ data: { key: token } })
  await app.call('portal.fetch', at)
  expect(service().problems['gameKey']?.message).toBeTruthy()
  expect(project.text(projectPath) + app.seen()).not.toContain(token)
})

test.each([
  [200, { ok: 'yes' }, 'valid', 'Scores knows this key.'],
  [401, {}, 'invalid', 'Scores does not know this key.'],
  [418, {}, 'unclear', 'Scores answered with status 418'],
] as const)('its check says what its answers declare: %i is %s', async (status, answer, verdict, text) => {
  const { app, service, received } = await start(answer, status)
  await app.call('portal.check', at)
  expect(received).toMatchObject([{ method: 'GET', path: '/who?title=a%2Fb', headers: { authorization: `Bearer ${token}` } }])
  expect(service().checked).toMatchObject({ verdict, text: expect.stringContaining(text) })
})
