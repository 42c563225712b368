import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { expect, test } from 'vitest'

import { acceptFetched } from '../../../../electron/app/commands/portalCommands'
import { assetPath, at, projectPath, startApp } from '../../world/appWorld'
import { createBrokenDisk } from '../../world/brokenDisk'
import { temporaryFolder } from '../../world/folder'

// A step was cut off in the middle, and something else is wrong too when the app starts again.

const settings = 'ProjectSettings/ProjectSettings.asset'
const conflict = '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'
const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'

type App = ReturnType<typeof startApp>
type Project = ReturnType<typeof temporaryFolder>

const fetchKey = (app: App, key: string) =>
  acceptFetched(app.session, at, {
    values: { runtimeKey: key.repeat(32), projectId: 'p', projectName: 'n' },
    notes: [],
    subject: '',
  })

/** An action that changes each file, to be cut off. Each `number` gives another value. */
const works: Readonly<Record<string, { label: string; act(app: App, number: number): Promise<unknown> }>> = {
  [settings]: {
    label: 'Change Product name',
    act: (app, number) => app.call('general.write', { id: 'unity.productName', value: `Name ${number}` }),
  },
  [assetPath]: { label: 'Fetch Runtime Key', act: (app, number) => fetchKey(app, String(number)) },
  [projectPath]: {
    label: 'Change Variable name',
    act: (app, number) => app.call('setting.write', { ...at, field: 'envVariable', value: `KEY_${number}` }),
  },
}

/** Ways in which a file can't be used for a while. The function returned restores the file as it was. */
const troubles: Readonly<Record<string, (project: Project, path: string) => () => void>> = {
  'in a folder that is a link to itself': (project, path) => looping(project.at(path.split('/')[0] ?? '')),
  'a Git LFS pointer': (project, path) => holding(project.at(path), pointer),
  'in conflict': (project, path) => holding(project.at(path), conflict),
  // Unity is recognized by both folders.
  'of an engine that is not recognized': (project, path) =>
    aside(project.at(path.startsWith('Assets/') ? 'ProjectSettings' : 'Assets')),
}

function looping(here: string): () => void {
  const back = aside(here)
  symlinkSync(here, here)
  return () => {
    rmSync(here)
    back()
  }
}

function aside(here: string): () => void {
  renameSync(here, `${here}-aside`)
  return () => renameSync(`${here}-aside`, here)
}

function holding(path: string, content: string): () => void {
  const whole = readFileSync(path)
  writeFileSync(path, content)
  return () => writeFileSync(path, whole)
}

/** A project with a step that was cut off right after it changed a file. The app is not running. */
async function cutOff(path: string) {
  const project = temporaryFolder('unity-project')
  const first = startApp()
  await first.call('project.open', { path: project.root })
  await fetchKey(first, '1')
  await first.call('targets.write', { ...at, ids: ['unity'] })
  const disk = createBrokenDisk([first.user.root, project.root])
  const act = (number: number) => works[path]?.act(first, number).catch(() => undefined)
  const changes = await disk.counted(() => act(2))
  const before = allText(project)
  const saved = changes.findLastIndex((change) => change.startsWith('rename') && change.endsWith(path))
  await disk.brokenFrom(saved + 2, 'EROFS', () => act(3))
  expect(project.text(path)).not.toBe(before[path])
  first.end()
  rmSync(project.at(`${dirname(projectPath)}/.project.json.lock`), { force: true })

  function startOn() {
    const app = startApp(first.computer)
    return { app, notices: () => app.view().notices.map(({ text }) => text) }
  }
  async function start() {
    const { app, notices } = startOn()
    await app.call('project.open', { path: project.root })
    return { ...app, notices, undo: () => app.call('history.undo', undefined) }
  }
  return { project, before, disk, start, startOn, label: works[path]?.label ?? '' }
}

function allText(project: Project): Record<string, string> {
  return Object.fromEntries(Object.keys(works).map((path) => [path, project.text(path)]))
}

const cases = [settings, assetPath].flatMap((path) => Object.keys(troubles).map((trouble) => [path, trouble] as const))

test.each([...cases, [projectPath, 'in conflict'] as const])(
  'what was cut off in %s is named while that is %s, and undo takes it back later',
  async (path, trouble) => {
    const { project, before, start, label } = await cutOff(path)
    const repair = troubles[trouble]?.(project, path)
    const app = await start()
    const cut = `“${label}” was cut off in the middle. What had been written to ${path} could not be rolled back. Undo takes it back.`
    expect(app.notices()).toContain(cut)
    await app.undo()
    expect(app.view().said.text, 'it waits').not.toMatch(/undone/i)
    expect(app.view().project?.undo).toContain(label)
    app.end()

    repair?.()
    const anew = await start()
    await anew.undo()
    expect(anew.view().said.text).toMatch(/^Undone: /)
    expect(allText(project)).toEqual(before)
  },
)

test('what could not be rolled back at the start, as the disk was full, is rolled back before the next step, and the notice then says so', async () => {
  const { project, before, disk, startOn, label } = await cutOff(settings)
  const { app, notices } = startOn()
  await disk.brokenFrom(1, 'ENOSPC', () => app.call('project.open', { path: project.root }))
  expect(notices()).toEqual([
    `“${label}” was cut off in the middle. What had been written to ${settings} could not be rolled back yet. Latchkey does that before the next change, or the next time it starts.`,
  ])

  await app.call('setting.write', { ...at, field: 'envVariable', value: 'NEXT_KEY' })
  expect(app.value('envVariable')).toBe('NEXT_KEY')
  expect(notices()).toEqual([`“${label}” was cut off in the middle. Its changes were rolled back; do it again.`])
  expect(project.text(settings)).toBe(before[settings])
})

test('what could not be rolled back at the start, and somebody else changed since, is no longer said to wait', async () => {
  const { project, disk, startOn } = await cutOff(settings)
  const { app, notices } = startOn()
  await disk.brokenFrom(1, 'ENOSPC', () => app.call('project.open', { path: project.root }))
  project.write(settings, project.text(settings).replace('Name 3', 'Theirs'))
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'NEXT_KEY' })
  expect(notices()).toEqual([])
  expect(project.text(settings)).toContain('Theirs')
})

test('while what was cut off can be neither rolled back nor noted, no other step takes the place of its note', async () => {
  const { project, before, disk, startOn } = await cutOff(settings)
  const { app } = startOn()
  const repair = holding(project.at(settings), conflict)
  const write = () => app.call('setting.write', { ...at, field: 'envVariable', value: 'NEXT_KEY' })
  await disk.brokenFrom(1, 'ENOSPC', () => app.call('project.open', { path: project.root }))
  // Only this change fails: there is room again when the step itself is noted.
  await disk.failingAt(1, 'ENOSPC', write)
  expect(app.service().problems['envVariable']?.message).toContain('could not be rolled back yet')
  expect(app.value('envVariable')).not.toBe('NEXT_KEY')
  repair()
  await write()
  expect([app.value('envVariable'), project.text(settings)]).toEqual(['NEXT_KEY', before[settings]])
})
