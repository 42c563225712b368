import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { acceptFetched } from '../../../../electron/app/commands/portalCommands'
import { assetPath, at, projectPath, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

// A step was cut off in the middle, and a pull before the next start makes the settings name other files.

const env = 'server/.env'
const [first, second] = ['1'.repeat(32), '2'.repeat(32)]
const label = 'Fetch Runtime Key'

/** A project with a key in its files, the second of them written by a step that was cut off. The app is not running. */
async function cutOff(asset = assetPath) {
  const project = temporaryFolder('unity-project')
  mkdirSync(dirname(project.at(asset)), { recursive: true })
  renameSync(project.at(assetPath), project.at(asset))
  project.write(env, '# of the team\n')
  const app = startApp()
  await app.call('project.open', { path: project.root })
  await app.call('setting.write', { ...at, field: 'envFile', value: env })
  const fetchKey = (key: string) =>
    acceptFetched(app.session, at, { values: { runtimeKey: key, projectId: 'p', projectName: 'n' }, notes: [], subject: '' })
  await fetchKey(first)
  await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
  const before = [project.text(env), project.text(asset)]
  await fetchKey(second)
  expect(project.text(env)).toContain(second)
  const { id } = app.view().project ?? { id: '' }
  app.end()
  // As if the process had ended before the note went into the history.
  const path = join(app.user.root, 'state', `${id}.json`)
  const state = JSON.parse(readFileSync(path, 'utf8'))
  state.unfinished = [{ ...state.history.pop(), kind: 'new', folder: project.root }]
  state.done -= 1
  writeFileSync(path, JSON.stringify(state))

  async function start() {
    const later = startApp(app.computer)
    await later.call('project.open', { path: project.root })
    return { ...later, notices: later.view().notices.map(({ text }) => text) }
  }
  return { project, before, start }
}

const rolledBack = `“${label}” was cut off in the middle. Its changes were rolled back; do it again.`

type Groups = Record<'all' | 'test', Record<string, unknown>>

test.each<[string, (groups: Groups) => void]>([
  ['another file', ({ test: group }) => (group['envFile'] = 'server/.env.local')],
  ['no file', ({ test: group }) => (group['envFile'] = '')],
  ['another variable', ({ all }) => (all['envVariable'] = 'OTHER_KEY')],
])('what was cut off is rolled back in the file it was written to, also when the settings name %s since', async (_what, pull) => {
  const { project, before, start } = await cutOff()
  const document = JSON.parse(project.text(projectPath)) as { services: { coherence: Groups } }
  pull(document.services.coherence)
  project.write(projectPath, JSON.stringify(document))
  const { notices } = await start()
  expect(notices).toContain(rolledBack)
  expect([project.text(env), project.text(assetPath)]).toEqual(before)
})

test('what was cut off is rolled back in the asset it was written to, also when another one is in the usual place since', async () => {
  const asset = 'Assets/Game/RuntimeSettings.asset'
  const { project, before, start } = await cutOff(asset)
  const theirs = (before[1] ?? '').replaceAll(first, '3'.repeat(32))
  project.write(assetPath, theirs)
  const { notices } = await start()
  expect(notices).toContain(rolledBack)
  expect([project.text(env), project.text(asset), project.text(assetPath)]).toEqual([...before, theirs])
})
