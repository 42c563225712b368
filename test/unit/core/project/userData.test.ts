import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { newComputer, startApp, tokenAt } from '../../world/appWorld'
import { fixtures, temporaryFolder } from '../../world/folder'

// What users have on their disks, written by earlier versions of Latchkey.

type Moment = { undo: string | null; redo: string | null; files: Record<string, string | null> }
type Recorded = { keyring: string; secret: string; moments: Moment[]; idle: Moment['files']; now: Moment['files'] }

const folder = join(fixtures, 'userData')
const recorded = JSON.parse(readFileSync(join(folder, 'moments.json'), 'utf8')) as Recorded
const [stateName = ''] = readdirSync(join(folder, 'user', 'state'))
const stateFile = join('state', stateName)

/** The user's folder and project as that version left them, with the last step cut off in the middle. */
function left() {
  const project = temporaryFolder('unity-project')
  const computer = newComputer()
  computer.keychain.world.keyring = { backend: 'gnome_libsecret', key: Buffer.from(recorded.keyring, 'hex') }
  cpSync(join(folder, 'user'), computer.user.root, { recursive: true })
  for (const name of ['approvals.json', 'preferences.json', stateFile]) {
    computer.user.write(name, computer.user.text(name).replaceAll('@project', project.root))
  }
  for (const [path, text] of Object.entries(recorded.now)) if (text !== null) project.write(path, text)
  const files = () =>
    Object.fromEntries(Object.keys(recorded.now).map((path) => [path, existsSync(project.at(path)) ? project.text(path) : null]))

  async function start() {
    const app = startApp(computer)
    await app.call('project.open', { path: project.root })
    await app.call('view.painted', undefined)
    const names = () => ({ undo: app.view().project?.undo ?? null, redo: app.view().project?.redo ?? null })
    return { ...app, names, undo: () => app.call('history.undo', undefined), redo: () => app.call('history.redo', undefined) }
  }
  return { files, start, user: computer.user }
}

/** The recorded moments, from the idle one back to the first. */
const idleAndBefore = () => recorded.moments.slice(0, -2).toReversed()

test('all that an earlier version saved is there: steps by their names, the secret, what was cut off, what waits to be copied', async () => {
  const { start, files } = left()
  const app = await start()
  expect(app.view().notices.map(({ text }) => text)).toContain(
    '“Change Product name” was cut off in the middle. Its changes were rolled back; do it again.',
  )
  expect(files()).toEqual(recorded.idle)
  expect(app.names()).toEqual({ undo: 'Change Portal URL, Cloudeka', redo: 'Change Company, General' })
  expect(app.view().preferences.revealSeconds).toBe(30)
  expect(app.session.opened().state.read().created).toMatchObject([{ label: 'CI', isTaken: false }])
  expect(app.service().targets.map(({ id, state }) => [id, state])).toEqual([
    ['unity', 'up-to-date'],
    ['env', 'differs'],
  ])
  await expect(app.call('secret.reveal', tokenAt)).resolves.toMatchObject({ value: recorded.secret })
})

test("an earlier version's steps are undone to the first and redone to the last, with the game's files as they were", async () => {
  const { start, files } = left()
  const app = await start()
  await app.redo()
  await app.redo()
  for (const moment of recorded.moments.toReversed()) {
    expect({ undo: app.names().undo, files: files() }).toEqual({ undo: moment.undo, files: moment.files })
    await app.undo()
  }
  expect(app.names().undo).toBeNull()
  expect(files()['server/.env']).toBeNull()
  for (const moment of recorded.moments) {
    await app.redo()
    expect({ undo: app.names().undo, files: files() }).toEqual({ undo: moment.undo, files: moment.files })
  }
  expect(app.names().redo).toBeNull()
})

test('a step of this version goes on top of them, all of them are undone after the next start, and a copy of the old file is kept', async () => {
  const { start, files, user } = left()
  const old = user.text(stateFile)
  const app = await start()
  expect(user.text(`${stateFile}.version-1`)).toBe(old)
  await app.call('general.write', { id: 'unity.productName', value: 'On top' })
  app.end()
  const next = await start()
  expect(next.names()).toEqual({ undo: 'Change Product name, General', redo: null })
  await next.undo()
  expect(files()).toEqual(recorded.idle)
  for (const { undo } of idleAndBefore()) {
    expect(next.names().undo).toBe(undo)
    await next.undo()
  }
  expect(next.names().undo).toBeNull()
  await expect(next.call('secret.reveal', tokenAt)).resolves.toMatchObject({ value: recorded.secret })
})

/** What a later version might add to each file. It must be kept. */
const added: Readonly<Record<string, (file: Json) => Json>> = {
  [stateFile]: (file) => ({
    ...file,
    history: [
      ...list(file['history']),
      {
        label: 'Later',
        at: '2027-01-01T00:00:00.000Z',
        edits: [],
        writes: [{ id: 'later' }],
        changes: [{ place: { service: 'later' } }],
      },
    ],
    pinned: ['later'],
  }),
  'preferences.json': (file) => ({ ...file, layout: 'later' }),
  'approvals.json': (file) => ({ ...file, declarations: ['later'] }),
  'vault.json': (file) => ({ ...file, records: [...list(file['records']), { later: true }], later: 'later' }),
}
type Json = Record<string, unknown>
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

test('what a later version added to each of the files is there after undo, a save, another secret and the next start', async () => {
  const { start, user } = left()
  const read = (name: string) => JSON.parse(user.text(name)) as Json
  for (const [name, add] of Object.entries(added)) user.write(name, JSON.stringify(add(read(name))))
  const app = await start()
  expect(app.names().redo).toBe('Change Company, General')
  await app.call('secret.store', { ...tokenAt, environment: 'live', value: recorded.secret })
  await app.call('preferences.write', { ...app.view().preferences, revealSeconds: 40 })
  await app.undo()
  app.end()
  const next = await start()
  await expect(next.call('secret.reveal', tokenAt)).resolves.toMatchObject({ value: recorded.secret })
  await next.redo()
  await next.redo()
  await next.redo()
  expect(next.names()).toEqual({ undo: 'Change Variable name, coherence', redo: 'Later' })
  for (const [name, add] of Object.entries(added)) {
    const kept = user.text(name)
    for (const [key, value] of Object.entries(add({}))) {
      if (Array.isArray(value)) expect(read(name)[key]).toEqual(expect.arrayContaining(value))
      else expect(kept).toContain(JSON.stringify(value))
    }
  }
})

test('a state file of a later version is read by none of it and stays as it is, and what would need it says so', async () => {
  const { start, user } = left()
  const later = user.text(stateFile).replace('"version": 1', '"version": 3')
  user.write(stateFile, later)
  const app = await start()
  expect(app.names()).toEqual({ undo: null, redo: null })
  await app.call('general.write', { id: 'unity.productName', value: 'X' })
  expect(app.view().project?.general?.rows.find(({ id }) => id === 'unity.productName')?.problem?.message).toContain('newer')
  expect(user.text(stateFile)).toBe(later)
  await expect(app.call('secret.reveal', tokenAt)).resolves.toMatchObject({ value: recorded.secret })
})
