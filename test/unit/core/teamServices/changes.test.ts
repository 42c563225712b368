import { readFileSync, rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { someDeclaration } from '../declarations/someDeclaration'
import { portalOfTest, startApp, type RunningApp } from '../../world/appWorld'
import { failureOf } from '../../world/folder'
import { approve, declarationPath, entry, shown, teamProject, written } from '../../world/teamProject'

const at = { service: 'scores', environment: 'test' }
const serverKey = { ...at, field: 'serverKey' }
const secret = 'srv_0123456789abcdef'

/** A project that is followed, with its service approved and a secret stored. */
async function openApproved(declaration = someDeclaration()) {
  const app = startApp()
  const project = teamProject(declaration)
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await app.call('view.painted', undefined)
  await approve(app)
  await app.call('secret.store', { ...serverKey, value: secret })
  return { app, project }
}

const stateOf = (app: RunningApp) => entry(app)?.state
const linesOf = (app: RunningApp, group: string) => entry(app)?.asks.find(({ id }) => id === group)?.lines ?? []
const secretState = (app: RunningApp) =>
  app.view().project?.services.find(({ id }) => id === 'scores')?.secrets['serverKey']?.state

test('a declaration that changes is not used, in its old form either, until the change is approved; what is stored stays', async () => {
  const { app, project } = await openApproved()
  const changed = someDeclaration()
  changed.portal.url = 'https://api.scorers.example/v1'
  project.write(declarationPath, written(changed))
  await expect.poll(() => stateOf(app)).toBe('changed')
  expect(shown(app)).not.toContain('scores')
  await expect(async () => app.call('portal.check', at)).rejects.toThrow()
  expect(linesOf(app, 'origins')).toEqual([
    { text: 'https://api.scorers.example: Server Key', change: 'new' },
    { text: 'https://api.scores.example: Server Key', change: 'gone' },
    { text: 'Another address, if “Own server” is set. Latchkey asks before a secret goes there.' },
  ])
  expect(linesOf(app, 'files').every(({ change }) => change === undefined)).toBe(true)
  expect(entry(app)?.changed).toEqual([
    { sign: '-', text: '    "url": "https://api.scores.example/v1",' },
    { sign: '+', text: '    "url": "https://api.scorers.example/v1",' },
  ])

  await approve(app)
  const question = app.person.asked.at(-1)
  expect(question?.message).toBe('Use the changed declaration of this service?')
  expect(question?.detail).toContain(
    '• New: https://api.scorers.example: Server Key\n• No longer: https://api.scores.example: Server Key',
  )
  // The secret is bound to the address that it was stored for.
  expect(secretState(app)).toBe('other-origin')

  project.write(declarationPath, written(someDeclaration()))
  await expect.poll(() => stateOf(app)).toBe('changed')
  await approve(app)
  expect(secretState(app)).toBe('stored')
  expect((await app.call('secret.reveal', serverKey)).value).toBe(secret)
})

test('a change that asks for nothing more shows the lines that changed', async () => {
  const { app, project } = await openApproved()
  const changed = someDeclaration()
  changed.summary = 'Leaderboards of the whole studio.'
  project.write(declarationPath, written(changed))
  await expect.poll(() => stateOf(app)).toBe('changed')
  expect(
    entry(app)
      ?.asks.flatMap(({ lines }) => lines)
      .filter(({ change }) => change !== undefined),
  ).toEqual([])
  expect(entry(app)?.changed).toEqual([
    { sign: '-', text: '  "summary": "Leaderboards of the studio.",' },
    { sign: '+', text: '  "summary": "Leaderboards of the whole studio.",' },
  ])
  project.write(declarationPath, JSON.stringify(someDeclaration()))
  await expect.poll(() => entry(app)?.changed).toEqual([{ sign: '+', text: 'Only spaces or line ends changed.' }])
})

test('a declaration that comes, goes or breaks while the project is open is noticed, and nothing else about the window changes', async () => {
  const app = startApp()
  const project = teamProject(null)
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await app.call('view.painted', undefined)
  await app.call('environment.select', { environment: 'live' })
  project.write(declarationPath, written(someDeclaration()))
  await expect.poll(() => stateOf(app)).toBe('new')
  await approve(app)
  project.write('.latchkey/services/README.md', 'Our services.')
  project.write('.latchkey/services/more.json', written({ ...someDeclaration(), id: 'more', label: 'More' }))
  await expect.poll(() => entry(app, 'more')?.state).toBe('new')
  project.write(declarationPath, '{')
  await expect.poll(() => stateOf(app)).toBe('faulty')
  expect(entry(app)?.label).toBe('Scores')
  expect(shown(app)).not.toContain('scores')
  project.write(declarationPath, written(someDeclaration()))
  await expect.poll(() => shown(app)).toContain('scores')
  rmSync(project.at('.latchkey/services'), { recursive: true })
  await expect.poll(() => shown(app)).not.toContain('scores')
  expect(app.view().project).toMatchObject({ environment: 'live' })
  expect(app.view().project?.team).toBeUndefined()
})

test('a request that is under way ends when its declaration changes, and its answer changes nothing', async () => {
  const portal = await portalOfTest()
  const declaration = someDeclaration()
  Object.assign(declaration.portal, { url: portal.http.origin, basePath: '' })
  const { app, project } = await openApproved(declaration)
  await app.call('setting.write', { ...at, field: 'gameId', value: 'lantern' })
  portal.fail('stall-before-headers', 1)
  const fetching = app.call('portal.fetch', at)
  await expect.poll(() => portal.requests.length).toBe(1)
  project.write(declarationPath, written({ ...declaration, summary: 'Another one.' }))
  await expect.poll(() => stateOf(app)).toBe('changed')
  await approve(app)
  expect(app.view().project?.services.find(({ id }) => id === 'scores')).toMatchObject({ work: null, problems: {} })
  await fetching
  expect(app.view().project?.services.find(({ id }) => id === 'scores')).toMatchObject({ work: null, fetched: null })
  expect(portal.requests).toHaveLength(1)
})

test('what is approved is the file that was shown: one that changes during the question is not', async () => {
  const app = startApp()
  const project = teamProject(someDeclaration())
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  const changed = someDeclaration()
  changed.portal.url = 'https://api.evil.example'
  const hash = entry(app)?.hash ?? ''
  // Nobody has noticed the change by the time of the yes.
  project.write(declarationPath, written(changed))
  await app.call('team.approve', { name: 'scores', hash })
  expect(shown(app)).not.toContain('scores')
  expect(entry(app)).toMatchObject({ state: 'changed' })
  expect(linesOf(app, 'origins')[0]).toEqual({ text: 'https://api.evil.example: Server Key', change: 'new' })
  const approvals = readFileSync(`${app.user.root}/approvals.json`, 'utf8')
  expect(approvals).toContain('api.scores.example')
  expect(approvals).not.toContain('api.evil.example')
})

test('a yes to a question counts for nothing once the window shows another declaration', async () => {
  const app = startApp()
  const project = teamProject(someDeclaration())
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  const hash = entry(app)?.hash ?? ''
  project.write(declarationPath, written({ ...someDeclaration(), summary: 'Another one.' }))
  await app.app.refresh(app.session)
  expect(await failureOf(() => app.call('team.approve', { name: 'scores', hash }))).toMatchObject({ code: 'invalid' })
  expect(app.person.asked).toEqual([])
})
