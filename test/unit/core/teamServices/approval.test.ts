import { expect, onTestFinished, test } from 'vitest'

import { someDeclaration } from '../declarations/someDeclaration'
import { newComputer, projectPath, startApp } from '../../world/appWorld'
import { failureOf, temporaryFolder } from '../../world/folder'
import { approve, declarationPath, entry, shown, teamProject, written } from '../../world/teamProject'

const at = { service: 'scores', environment: 'test' }
const serverKey = { ...at, field: 'serverKey' }
const builtIn = ['coherence', 'cloudeka', 'plutu']
const secret = 'srv_0123456789abcdef'

async function open(project = teamProject(someDeclaration())) {
  const app = startApp()
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  return { app, project }
}

test('a team’s own service is not used before it is approved: no page, no field, no file, and words for what it asks', async () => {
  const { app, project } = await open()
  const game = project.text('project.godot')
  expect(shown(app)).toEqual(builtIn)
  expect(app.view().project?.declared.map(({ id }) => id)).toEqual(builtIn)
  expect(app.view().project?.hidden.map(({ id }) => id)).not.toContain('scores')
  expect(entry(app)).toMatchObject({ state: 'new', label: 'Scores', path: declarationPath, faults: [], changed: null })
  const lines = Object.fromEntries(entry(app)?.asks.map(({ id, lines: all }) => [id, all.map(({ text }) => text)]) ?? [])
  expect(lines).toEqual({
    origins: [
      'https://api.scores.example: Server Key',
      'Another address, if “Own server” is set. Latchkey asks before a secret goes there.',
    ],
    files: [
      'project.godot, read and written, ships in the game',
      'the Unity asset Assets/Scores/Settings.asset, or wherever the asset of its script is, read and written, looked through for Server Key, ships in the game',
      'the file that “Environment file” names, by itself .env.scores, read and written, does not ship',
    ],
    fields: expect.arrayContaining([
      'Server Key: a secret, kept on this computer',
      'Game Key: ships in the game',
      'Game ID: shared with the team in project.json',
    ]),
    marks: ['com.scores.sdk in Packages/manifest.json'],
    links: ['Open the dashboard: https://scores.example/keys'],
  })
  await expect(async () => app.call('secret.store', { ...serverKey, value: secret })).rejects.toThrow()
  expect(project.text('project.godot')).toBe(game)
  expect(app.person.asked).toEqual([])
})

test('the question is main’s own, names every address and every file, and says which of them ship', async () => {
  const { app } = await open()
  await approve(app)
  const [question] = app.person.asked
  expect(question?.message).toBe('Use this service of the team’s own?')
  for (const part of [
    'Scores (.latchkey/services/scores.json)',
    '• https://api.scores.example: Server Key',
    '• project.godot, read and written, ships in the game',
    '• the Unity asset Assets/Scores/Settings.asset',
    '.env.scores, read and written, does not ship',
  ])
    expect(question?.detail).toContain(part)
})

test('a no leaves everything as it was', async () => {
  const { app } = await open()
  app.person.says = false
  expect(await failureOf(() => approve(app))).toMatchObject({ code: 'cancelled' })
  expect(shown(app)).toEqual(builtIn)
  expect(entry(app)).toMatchObject({ state: 'new' })
  expect(app.disk()).not.toContain('api.scores.example')
})

test('once approved it is a service like any other: page, secret, values in project.json, undo; and it stays so after a restart', async () => {
  const { app, project } = await open()
  await approve(app)
  expect(shown(app)).toEqual([...builtIn, 'scores'])
  expect(entry(app)).toBeUndefined()
  expect(app.view().asked).toMatchObject({ page: 'scores' })
  await app.call('setting.write', { ...at, field: 'gameId', value: 'lantern' })
  expect(JSON.parse(project.text(projectPath))).toMatchObject({ services: { scores: { all: { gameId: 'lantern' } } } })
  expect(app.view().project?.undo).toContain('Scores')
  await app.call('history.undo', undefined)
  expect(project.text(projectPath)).not.toContain('lantern')
  await app.call('secret.store', { ...serverKey, value: secret })
  expect((await app.call('secret.reveal', serverKey)).value).toBe(secret)
  expect((await app.call('security.read', undefined)).secrets).toMatchObject([{ service: 'Scores', label: 'Server Key' }])
  app.end()

  const again = startApp(app.computer)
  again.noteChosen(project.root)
  await again.call('project.open', { path: project.root })
  expect(shown(again)).toContain('scores')
  expect(again.person.asked).toEqual([])
})

test('a secret of a service that is not approved now is listed under its id, and is there when it is approved again', async () => {
  const { app, project } = await open()
  await approve(app)
  await app.call('secret.store', { ...serverKey, value: secret })
  const [approval] = (await app.call('security.read', undefined)).declarations ?? []
  expect(approval).toMatchObject({ label: 'Scores', path: project.root, service: 'scores' })
  await app.call('team.takeBack', approval ?? expect.unreachable())
  expect(shown(app)).toEqual(builtIn)
  expect(entry(app)).toMatchObject({ state: 'new' })
  expect(await app.call('security.read', undefined)).toMatchObject({ secrets: [{ service: 'scores', label: 'serverKey' }] })
  await expect(async () => app.call('secret.reveal', serverKey)).rejects.toThrow()
  await approve(app)
  expect((await app.call('secret.reveal', serverKey)).value).toBe(secret)
})

test('values and steps of a service that is not approved are kept, and are what they were when it is approved again', async () => {
  const { app, project } = await open()
  await approve(app)
  await app.call('setting.write', { ...at, field: 'gameId', value: 'lantern' })
  const saved = project.text(projectPath)
  const approval = (await app.call('security.read', undefined)).declarations?.[0] ?? expect.unreachable()
  await app.call('team.takeBack', approval)
  await app.call('setting.write', { service: 'coherence', environment: 'test', field: 'useCustomEndpoint', value: true })
  expect(JSON.parse(project.text(projectPath)).services.scores).toEqual(JSON.parse(saved).services.scores)
  await app.call('history.undo', undefined)
  expect(project.text(projectPath)).toBe(saved)
  await approve(app)
  expect(await app.call('history.read', { ...at, field: 'gameId' })).toMatchObject([{ change: { to: 'lantern' } }])
  await app.call('history.undo', undefined)
  expect(project.text(projectPath)).not.toContain('lantern')
})

test('a step of a service that is not approved changes nothing by undo, and can be undone once the service is approved', async () => {
  const { app, project } = await open()
  await approve(app)
  await app.call('setting.write', { ...at, field: 'gameId', value: 'lantern' })
  await app.call('team.takeBack', (await app.call('security.read', undefined)).declarations?.[0] ?? expect.unreachable())
  const saved = project.text(projectPath)
  await app.call('history.undo', undefined)
  expect(project.text(projectPath)).toBe(saved)
  await app.call('history.redo', undefined)
  app.end()

  const again = startApp(app.computer)
  again.noteChosen(project.root)
  await again.call('project.open', { path: project.root })
  expect(again.view().project?.undo).not.toBeNull()
  await approve(again)
  await again.call('history.undo', undefined)
  expect(project.text(projectPath)).not.toContain('lantern')
})

test('who has approved a service and who has not write project.json in the same order', async () => {
  const services = { zeta: { all: { a: 'x' } }, scores: { all: { gameId: 'lantern' } }, alpha: { all: { a: 'x' } } }
  const { app, project } = await open(teamProject(someDeclaration(), { services }))
  const write = (value: boolean) =>
    app.call('setting.write', { service: 'coherence', environment: 'test', field: 'useCustomEndpoint', value })
  await write(true)
  const before = project.text(projectPath)
  await approve(app)
  await write(false)
  await write(true)
  expect(project.text(projectPath)).toBe(before)
})

test('an approval counts for one project in one folder: a copy elsewhere is asked about', async () => {
  const { app, project } = await open()
  await approve(app)
  const copy = temporaryFolder('plain-project')
  for (const path of [projectPath, declarationPath]) copy.write(path, project.bytes(path))
  app.noteChosen(copy.root)
  await app.call('project.open', { path: copy.root })
  expect(shown(app)).toEqual(builtIn)
  expect(entry(app)).toMatchObject({ state: 'new' })

  const other = teamProject(someDeclaration())
  project.write(projectPath, other.bytes(projectPath))
  await app.call('project.open', { path: project.root })
  expect(shown(app), 'another project in the approved folder').toEqual(builtIn)
})

test('a folder that carries another project’s id has nothing approved before the user says what it is', async () => {
  const { app, project } = await open()
  await approve(app)
  await app.call('secret.store', { ...serverKey, value: secret })
  const copy = temporaryFolder('plain-project')
  for (const path of [projectPath, declarationPath]) copy.write(path, project.bytes(path))
  app.noteChosen(copy.root)
  await app.call('project.open', { path: copy.root })
  expect(app.view().project?.boundTo).toEqual([project.root])
  expect(await failureOf(() => approve(app))).toMatchObject({ code: 'foreign-project' })
  expect(entry(app)).toMatchObject({ state: 'new' })
})

test('two windows can’t use two declarations with one id: the second one says why, and is used once the first is closed', async () => {
  const { app } = await open()
  await approve(app)
  const second = startSecondWindow(app)
  const other = someDeclaration()
  other.label = 'Other scores'
  const project = teamProject(other)
  second.noteChosen(project.root)
  await second.call('project.open', { path: project.root })
  await approve(second)
  expect(shown(second)).toEqual(builtIn)
  expect(entry(second)).toMatchObject({ state: 'elsewhere', hash: null })
  expect(app.view().project?.declared.find(({ id }) => id === 'scores')?.label).toBe('Scores')
  await expect(async () => second.call('secret.store', { ...serverKey, value: secret })).rejects.toThrow()

  await app.call('project.open', { path: teamProject(null).root })
  await second.refresh()
  expect(shown(second)).toContain('scores')
  expect(second.view().project?.declared.find(({ id }) => id === 'scores')?.label).toBe('Other scores')
})

test('a service of one window’s project is none of another’s, whatever its page sends', async () => {
  const { app } = await open()
  await approve(app)
  const second = startSecondWindow(app)
  const project = teamProject(null)
  second.noteChosen(project.root)
  await second.call('project.open', { path: project.root })
  const before = project.text(projectPath)
  for (const act of [
    () => second.call('secret.store', { ...serverKey, value: secret }),
    () => second.call('setting.write', { ...at, field: 'gameId', value: 'lantern' }),
    () => second.call('portal.fetch', at),
    () => second.call('portal.check', at),
    () => second.call('service.show', { service: 'scores', isShown: false }),
  ])
    expect(await failureOf(act)).toMatchObject({ code: 'invalid' })
  expect(project.text(projectPath)).toBe(before)
  expect(second.person.asked).toEqual([])
})

test('what is taken back in one window is used in none', async () => {
  const { app, project } = await open()
  await approve(app)
  const second = startSecondWindow(app)
  const approval = (await second.call('security.read', undefined)).declarations?.[0] ?? expect.unreachable()
  await second.call('team.takeBack', approval)
  await expect.poll(() => shown(app)).toEqual(builtIn)
  expect(project.text(declarationPath)).toBe(written(someDeclaration()))
})

test('approvals of an older version, and of services in a form that is not known, are kept', async () => {
  const computer = newComputer()
  const folders = [{ project: crypto.randomUUID(), path: '/games/lantern' }]
  computer.user.write('approvals.json', JSON.stringify({ version: 1, folders, origins: [], declarations: ['later'] }))
  const app = startApp(computer)
  const project = teamProject(someDeclaration())
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await approve(app)
  expect(shown(app)).toContain('scores')
  expect(JSON.parse(computer.user.text('approvals.json'))).toMatchObject({
    folders,
    declarations: ['later', { service: 'scores' }],
  })
})

/** Another window of the same app. */
function startSecondWindow({ app }: ReturnType<typeof startApp>) {
  const asked: unknown[] = []
  const { session, handlers, noteChosen } = app.open({
    publish: () => undefined,
    chooseFolder: async () => null,
    chooseFile: async () => null,
    setTitle: () => undefined,
    confirm: async (question) => {
      asked.push(question)
      return true
    },
    takePress: () => true,
  })
  onTestFinished(() => app.close(session))
  type Call = ReturnType<typeof startApp>['call']
  // One command with its own input and output: TypeScript sees only the union of all of them.
  const call = (async (command: keyof typeof handlers, input: unknown) =>
    (handlers[command] as (input: unknown) => unknown)(input)) as Call
  return { call, noteChosen, view: () => session.view(), person: { asked }, refresh: () => app.refresh(session) }
}

test('a value that is shared with the team and written into a file that ships is said to do both', async () => {
  const declaration = someDeclaration()
  Object.assign(declaration.places[0]?.values ?? {}, { gameId: { section: 'scores', key: 'game' } })
  const { app } = await open(teamProject(declaration))
  const fields = entry(app)
    ?.asks.find(({ id }) => id === 'fields')
    ?.lines.map(({ text }) => text)
  expect(fields).toContain('Game ID: shared with the team in project.json, and ships in the game')
})
