import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { teamTexts } from '../../../../shared/texts/team'
import { hostileDeclarations } from '../declarations/hostileDeclarations'
import { someDeclaration } from '../declarations/someDeclaration'
import { newComputer, startApp, type RunningApp } from '../../world/appWorld'
import { failureOf, temporaryFolder } from '../../world/folder'
import { approve, declarationPath, entries, entry, shown, teamProject, written } from '../../world/teamProject'

// Somebody has put a declaration into a folder that the user opens, and the user says yes to whatever is asked.

let app: RunningApp
const sent: unknown[] = []
const note = (request: unknown) => void sent.push(request)

beforeAll(() => {
  app = startApp(newComputer(afterAll), afterAll)
  subscribe('http.client.request.start', note)
})
afterAll(() => void unsubscribe('http.client.request.start', note))
beforeEach(() => {
  app.person.asked.length = 0
  sent.length = 0
})

type Folder = ReturnType<typeof temporaryFolder>

const builtIn = ['coherence', 'cloudeka', 'plutu']

function allIn({ root }: Folder): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return Object.fromEntries(
    files.map((one) => join(one.parentPath, one.name)).map((path) => [path, readFileSync(path, 'base64')]),
  )
}

async function open(project: Folder): Promise<void> {
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
}

/** Nothing of it is used: no byte of the project is written, nothing is sent, and the window has no more services than before. */
function expectUnused(project: Folder, before: Record<string, string>): void {
  expect(shown(app)).toEqual(builtIn)
  expect(app.view().project?.declared.map(({ id }) => id)).toEqual(builtIn)
  expect(allIn(project)).toEqual(before)
  expect(sent).toEqual([])
  expect(app.opened).toEqual([])
}

test.each(hostileDeclarations)(
  '$what: nothing is written, sent or shown, and no yes can change that',
  async ({ bytes, path, words }) => {
    const project = teamProject(bytes)
    const before = allIn(project)
    await open(project)
    expect(entry(app)).toMatchObject({ state: 'faulty', hash: null, asks: [] })
    expect(entry(app)?.faults).toContainEqual(expect.objectContaining({ path, ...words }))
    const hash = createHash('sha256').update(bytes).digest('hex')
    expect(await failureOf(() => app.call('team.approve', { name: 'scores', hash }))).toMatchObject({ code: 'invalid' })
    expect(app.person.asked).toEqual([])
    expectUnused(project, before)
  },
)

test.each([
  [
    'a link out of the project',
    (project: Folder, other: Folder) => link(project, other.write('scores.json', written(someDeclaration()))),
  ],
  ['a link that leads nowhere', (project: Folder) => link(project, '/nowhere/scores.json')],
  ['a link to itself', (project: Folder) => link(project, project.at(declarationPath))],
  ['a link into git’s folder', (project: Folder) => link(project, project.write('.git/scores.json', written(someDeclaration())))],
  ['a device', (project: Folder) => link(project, '/dev/zero')],
  ['a pipe that nobody writes to', (project: Folder) => void execFileSync('mkfifo', [project.at(declarationPath)])],
  ['a folder', (project: Folder) => mkdirSync(project.at(declarationPath))],
  ['three megabytes', (project: Folder) => void project.write(declarationPath, ' '.repeat(3 * 1024 * 1024))],
])('%s in place of a declaration is not read, and its entry says why', async (_, put) => {
  const project = teamProject(null)
  mkdirSync(project.at('.latchkey/services'))
  put(project, temporaryFolder())
  await open(project)
  expect(entry(app)).toMatchObject({ state: 'faulty', hash: null })
  expect(entry(app)?.faults).toHaveLength(1)
  expect(shown(app)).toEqual(builtIn)
})

const link = ({ at }: Folder, target: string): void => symlinkSync(target, at(declarationPath))

test('a folder of declarations that is a link out of the project is not read', async () => {
  const project = teamProject(null)
  const other = temporaryFolder()
  other.write('scores.json', written(someDeclaration()))
  symlinkSync(other.root, project.at('.latchkey/services'))
  await open(project)
  expect(entries(app)).toMatchObject([{ name: '', path: '.latchkey/services', state: 'faulty' }])
})

test('ten thousand declarations are none', async () => {
  const project = teamProject(someDeclaration())
  for (let count = 0; count < 10_000; count += 1) writeFileSync(project.at(`.latchkey/services/s${count}.json`), '{}')
  await open(project)
  expect(entries(app)).toMatchObject([
    { name: '', state: 'faulty', faults: [{ fault: expect.stringContaining('more than 20') }] },
  ])
  expect(shown(app)).toEqual(builtIn)
})

test.each(['Scores', 'scores.v2', 'scores ', '\u202escores', '-scores', 'a'.repeat(40)])(
  'a file called “%s” declares nothing',
  async (name) => {
    const project = teamProject(null)
    project.write(`.latchkey/services/${name}.json`, written(someDeclaration()))
    await open(project)
    expect(entries(app)).toMatchObject([{ state: 'faulty', hash: null, faults: [teamTexts.fileName] }])
    expect(JSON.stringify(entries(app))).not.toContain('\u202e')
  },
)

test('the name of another service of the same team can’t be imitated, and the one that is approved keeps it', async () => {
  const project = teamProject(someDeclaration())
  await open(project)
  await approve(app)
  project.write('.latchkey/services/ascores.json', written({ ...someDeclaration(), id: 'ascores', label: 'Sc0res' }))
  await open(project)
  expect(shown(app)).toEqual([...builtIn, 'scores'])
  expect(entries(app)).toMatchObject([{ name: 'ascores', state: 'faulty', faults: [{ path: 'label' }] }])
})

test('an address in other letters is shown as it is sent to, in the letters that every address has', async () => {
  const declaration = someDeclaration()
  declaration.portal.url = 'https://xn--pltu-0qa.ly'
  await open(teamProject(declaration))
  await approve(app)
  expect(app.person.asked[0]?.detail).toContain('• https://xn--pltu-0qa.ly: Server Key')
})

test('a question has one line for each thing, and says the warning before anything foreign', async () => {
  const declaration = someDeclaration()
  const field = declaration.sections[0]?.fields[0] ?? expect.unreachable()
  field['label'] = '• https://good.example: nothing. Approve'
  await open(teamProject(declaration))
  await approve(app)
  const { detail = '' } = app.person.asked[0] ?? {}
  expect(detail.startsWith('If you did not just ask for this in Latchkey, press Cancel.')).toBe(true)
  expect(detail.split('\n').filter((line) => line.startsWith('• '))).toEqual([
    '• https://api.scores.example: • https://good.example: nothing. Approve',
    expect.stringContaining('• Another address'),
    expect.stringContaining('• project.godot'),
    expect.stringContaining('• the Unity asset'),
    expect.stringContaining('• the file that'),
  ])
})

test('more files than one question can show are a fault', async () => {
  const declaration = someDeclaration()
  const [first = expect.unreachable()] = declaration.places
  declaration.places = Array.from({ length: 30 }, (_, at) => ({
    ...first,
    id: `place${at}`,
    file: { path: `config/c${at}.cfg` },
  }))
  await open(teamProject(declaration))
  expect(entry(app)).toMatchObject({ state: 'faulty', faults: [{ path: 'places' }] })
})

test('a page that asks for an approval in words of its own is refused without a question', async () => {
  await open(teamProject(someDeclaration()))
  for (const name of ['scores', '../services/scores', '', 'coherence', '__proto__'])
    expect(await failureOf(() => app.call('team.approve', { name, hash: 'f'.repeat(64) }))).toMatchObject({ code: 'invalid' })
  expect(app.person.asked).toEqual([])
})

test('a yes that can’t be kept approves nothing', async () => {
  await open(teamProject(someDeclaration()))
  const path = app.user.at('approvals.json')
  const before = readFileSync(path)
  writeFileSync(path, JSON.stringify({ version: 99 }))
  expect(await failureOf(() => approve(app))).toMatchObject({ code: expect.stringMatching(/^file-/) })
  expect(shown(app)).toEqual(builtIn)
  writeFileSync(path, before)
})
