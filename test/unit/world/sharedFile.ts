import { expect } from 'vitest'

import { someDeclaration } from '../core/declarations/someDeclaration'
import { startApp } from './appWorld'
import { json, serve } from './loopback'
import { approve, teamProject } from './teamProject'

const at = { service: 'scores', environment: 'test' } as const
export const live = { service: 'scores', environment: 'live' } as const
export const file = 'project.godot'

/**
 * A file with the key of Test, a value that all environments have, and one that each has. Live is shown, whose key was fetched,
 * too. `section`: what the file has before.
 */
export async function sharedFile(section = '[scores]\n\nkey=""\n') {
  const server = await serve((response, { headers }) =>
    json(response, { data: { key: headers['x-key'] === 'srv_of_live' ? '11111111' : 'aaaaaaaa' } }),
  )
  const declaration = someDeclaration()
  const { places, sections } = declaration
  Object.assign(declaration, {
    portal: { url: server.origin, basePath: '' },
    fetch: {
      secret: 'serverKey',
      key: 'gameKey',
      request: { method: 'GET', path: '/key', headers: { 'X-Key': '{serverKey}' } },
      answer: { gameKey: '/data/key' },
    },
    places: [
      {
        ...places[0],
        values: {
          gameKey: { section: 'scores', key: 'key' },
          season: { section: 'scores', key: 'season' },
          region: { section: 'scores', key: 'region' },
        },
      },
    ],
  })
  const typed = { kind: 'text', class: 'runtime', help: '', default: '' }
  sections[0]?.fields.push(
    { ...typed, id: 'season', label: 'Season', perEnvironment: false },
    { ...typed, id: 'region', label: 'Region', perEnvironment: true },
  )
  const project = teamProject(declaration)
  project.write(file, `config_version=5\n\n[application]\n\nconfig/name="Lantern"\n\n${section}`)
  const app = startApp()
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await approve(app)
  const show = (environment: string) => app.call('environment.select', { environment })
  const shown = () => app.view().project?.services.find(({ id }) => id === 'scores') ?? expect.unreachable()
  const write = (field: string, value: string, where: typeof at | typeof live = at) =>
    app.call('setting.write', { ...where, field, value })
  const fetchFor = async (where: typeof at | typeof live) => {
    await app.call('secret.store', { ...where, field: 'serverKey', value: `srv_of_${where.environment}` })
    await app.call('portal.fetch', where)
  }
  const yes = async (where: typeof at | typeof live) =>
    app.call('targets.write', { ...where, ids: shown().pendingWrites.map(({ id }) => id) })
  await write('season', '7')
  await write('region', 'eu')
  await write('region', 'eu', live)
  await fetchFor(at)
  await yes(at)
  expect(project.text(file)).toContain('key="aaaaaaaa"')
  expect(project.text(file)).toContain('season="7"')
  await fetchFor(live)
  await show('live')
  return { ...app, project, shown, show, write, yes }
}
