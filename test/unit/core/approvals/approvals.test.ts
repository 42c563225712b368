import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import {
  at,
  newComputer,
  portalOfTest,
  projectPath,
  startApp,
  startWithProject,
  tokenAt,
  type RunningApp,
} from '../../world/appWorld'
import { createBrokenDisk } from '../../world/brokenDisk'
import { temporaryFolder } from '../../world/folder'
import { refuseWrites } from '../../world/ordinaryUser'

const token = 'ptok-canary-5b1f0c3e9d7a4f62'

type App = Pick<RunningApp, 'view' | 'call' | 'service'>

/** The app with a project that has a stored secret, and a copy of its folder. */
async function withCopy() {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  await app.call('project.open', { path: project.root })
  await app.call('secret.store', { ...tokenAt, value: token })
  return { ...app, project, copy: copyOf(project) }
}

type Folder = ReturnType<typeof temporaryFolder>

function copyOf(project: Folder) {
  const copy = temporaryFolder('unity-project')
  cpSync(project.at('.latchkey'), copy.at('.latchkey'), { recursive: true })
  return copy
}

const open = (app: App, { root }: { root: string }) => app.call('project.open', { path: root })
const isAsked = (app: App) => app.view().project?.boundTo !== null
const idIn = (folder: Folder) => (JSON.parse(folder.text(projectPath)) as { id: string }).id
const recentOf = (app: App) => app.view().recent.map(({ path }) => path)

async function expectNoSecret(app: App): Promise<void> {
  expect(isAsked(app)).toBe(true)
  expect(app.service().secrets['portalToken']?.state).toBe('absent')
  await expect(app.call('secret.reveal', tokenAt)).rejects.toThrow()
}

async function expectSecret(app: App): Promise<void> {
  expect(isAsked(app)).toBe(false)
  expect(await app.call('secret.reveal', tokenAt)).toMatchObject({ value: token })
}

test('opening a copy asks there, and changes nothing for the folder that was approved', async () => {
  const app = await withCopy()
  await open(app, app.copy)
  await expectNoSecret(app)
  await open(app, app.project)
  await expectSecret(app)
})

test('a copy gets no secret unasked after “Remove from list”', async () => {
  const app = await withCopy()
  await app.call('project.forget', { path: app.project.root })
  await open(app, app.copy)
  await expectNoSecret(app)
  await open(app, app.project)
  await expectSecret(app)
})

test('a copy gets no secret unasked after 31 other projects, and the project keeps its own', async () => {
  const app = await withCopy()
  for (let count = 0; count < 31; count += 1) await open(app, temporaryFolder('plain-project'))
  expect(recentOf(app)).not.toContain(app.project.root)
  await open(app, app.copy)
  await expectNoSecret(app)
  await open(app, app.project)
  await expectSecret(app)
})

test.each(['{', '{}', ''])('a copy gets no secret unasked when preferences.json is damaged (“%s”)', async (damage) => {
  const app = await withCopy()
  app.user.write('preferences.json', damage)
  const later = startApp(app.computer)
  await open(later, app.copy)
  await expectNoSecret(later)
  await open(later, app.project)
  await expectSecret(later)
})

test('a damaged approvals.json is kept aside and said, everything asks again, and no old list brings an approval back', async () => {
  const app = await withCopy()
  app.user.write('approvals.json', '{')
  const planted = { version: 1, preferences: app.view().preferences, approvedOrigins: [], projects: [recentEntry(app.project)] }
  app.user.write('preferences.json', JSON.stringify(planted))

  const later = startApp(app.computer)
  await open(later, app.project)
  await expectNoSecret(later)
  expect(
    later
      .view()
      .notices.map(({ text }) => text)
      .join(),
  ).toContain('approvals.json was damaged. It is kept as')
  expect(readdirSync(app.user.root).filter((name) => name.startsWith('approvals.json.damaged-'))).toHaveLength(1)

  const last = startApp(app.computer)
  await open(last, app.project)
  await expectNoSecret(last)
  await last.call('project.accept', { id: idIn(app.project) })
  await expectSecret(last)
})

test('an approvals.json of a newer version is left as it is, and everything asks', async () => {
  const app = await withCopy()
  const newer = JSON.stringify({ version: 2, folders: 'elsewhere' })
  app.user.write('approvals.json', newer)
  const later = startApp(app.computer)
  await open(later, app.project)
  await expectNoSecret(later)
  await expect(later.call('project.accept', { id: idIn(app.project) })).rejects.toThrow('newer version')
  expect(app.user.text('approvals.json')).toBe(newer)
})

test('“same project” approves this folder beside the other, for good', async () => {
  const app = await withCopy()
  await open(app, app.copy)
  await app.call('project.accept', { id: idIn(app.project) })
  await expectSecret(app)
  await open(app, app.project)
  await expectSecret(app)
  const later = startApp(app.computer)
  await open(later, app.copy)
  await expectSecret(later)
})

test('“another project” gives the folder an id of its own and takes nothing from the project it was copied from', async () => {
  const app = await withCopy()
  const before = app.project.text(projectPath)
  await open(app, app.copy)
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'COPIED' })
  await app.call('project.separate', { id: idIn(app.project) })

  expect(idIn(app.copy)).not.toBe(idIn(app.project))
  expect(isAsked(app)).toBe(false)
  expect(app.value('envVariable')).toBe('COPIED')
  expect(app.service().secrets['portalToken']?.state).toBe('absent')
  await app.call('secret.store', { ...tokenAt, value: 'ptok-of-the-other-project' })
  expect(app.project.text(projectPath)).toBe(before)
  await open(app, app.project)
  await expectSecret(app)
})

test('what is typed or allowed in a copy before the answer approves no address for the project it was copied from', async () => {
  const app = await withCopy()
  const evil = 'https://portal.evil.example'
  await open(app, app.copy)
  await app.call('setting.write', { ...at, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...at, field: 'portalUrl', value: `${evil}/v1/portal` })
  await expect(app.call('portal.approve', { ...at, origin: evil })).rejects.toThrow('same project')
  expect(app.session.shared.approvals.isOriginApproved(idIn(app.project), evil)).toBe(false)
  await app.call('project.accept', { id: idIn(app.project) })
  expect(app.service().portal).toMatchObject({ origin: evil, approval: 'needed' })
})

test('an answer counts for the id that was asked about, not for one that came in meanwhile', async () => {
  const app = await withCopy()
  await open(app, app.copy)
  const other = crypto.randomUUID()
  await expect(app.call('project.accept', { id: other })).rejects.toThrow()
  await expect(app.call('project.separate', { id: other })).rejects.toThrow()
  await expectNoSecret(app)
})

test('an id that came into the file unseen is not the one that was asked about, and stays', async () => {
  const app = await withCopy()
  await open(app, app.copy)
  const pulled = crypto.randomUUID()
  app.copy.write(projectPath, JSON.stringify({ version: 1, id: pulled }))
  await expect(app.call('project.separate', { id: idIn(app.project) })).rejects.toThrow('changed')
  expect(idIn(app.copy)).toBe(pulled)
})

test('while the vault can’t be read nobody knows whose id it is, so a folder that was not approved is asked about', async () => {
  const app = await withCopy()
  app.user.write('vault.json', JSON.stringify({ version: 99 }))
  const later = startApp(app.computer)
  await open(later, app.project)
  expect(isAsked(later)).toBe(false)
  await open(later, app.copy)
  expect(isAsked(later)).toBe(true)
  await later.call('secret.store', { ...tokenAt, value: token })
  expect(later.service().problems['portalToken']?.code).toBe('foreign-project')
  expect(later.session.shared.approvals.foldersOf(idIn(app.project))).toEqual([app.project.root])
})

test('a project.json that can’t be written keeps the question, and says why', async () => {
  const app = await withCopy()
  chmodSync(app.copy.at(projectPath), 0o444)
  await open(app, app.copy)
  await expect(app.call('project.separate', { id: idIn(app.project) })).rejects.toThrow('read-only')
  await expectNoSecret(app)
})

test('an id that changes under an open, approved folder asks when it has secrets, and the old one works when it is back', async () => {
  const app = await withCopy()
  await app.call('view.painted', undefined)
  const whole = app.project.text(projectPath)
  const mine = temporaryFolder('unity-project')
  await open(app, mine)
  await app.call('secret.store', { ...tokenAt, value: 'ptok-of-mine-0123456789' })
  const ofMine = mine.text(projectPath)

  mine.write(projectPath, whole)
  await expect.poll(() => app.view().project?.id).toBe(idIn(app.project))
  await expectNoSecret(app)
  mine.write(projectPath, ofMine)
  await expect.poll(() => app.view().project?.boundTo).toBeNull()
  expect(await app.call('secret.reveal', tokenAt)).toMatchObject({ value: 'ptok-of-mine-0123456789' })
})

test('of two open clones the first that gets a secret has it, and the other is asked from then on', async () => {
  const app = startApp()
  const id = crypto.randomUUID()
  const [first, second] = [temporaryFolder('unity-project'), temporaryFolder('unity-project')]
  for (const folder of [first, second]) folder.write(projectPath, JSON.stringify({ version: 1, id }))
  await open(app, first)
  const before = app.session.opened()
  await open(app, second)
  expect(isAsked(app)).toBe(false)
  expect(before.boundTo()).toBeNull()
  await app.call('secret.store', { ...tokenAt, value: token })
  await expectSecret(app)
  expect(before.boundTo()).toEqual([second.root])
})

test('the projects and origins of an old preferences.json stay approved, but only those at one folder, and only once', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: token })
  const id = idIn(app.project)
  const copy = copyOf(app.project)
  const entries = [recentEntry(app.project)]
  writeOld(app, { entries, origins: [portal.http.origin] })

  const later = startApp(app.computer)
  await open(later, app.project)
  await expectSecret(later)
  expect(later.service().portal.approval).toBe('approved')
  await open(later, copy)
  await expectNoSecret(later)

  // From now on preferences approve nothing.
  writePreferences(app, { entries: [recentEntry(copy, id)], origins: ['https://evil.example'] })
  const planted = startApp(app.computer)
  await open(planted, copy)
  await expectNoSecret(planted)

  writeOld(app, { entries: [recentEntry(app.project), recentEntry(copy, id)], origins: [] })
  const ambiguous = startApp(app.computer)
  await open(ambiguous, app.project)
  await expectNoSecret(ambiguous)
})

test('when approvals.json is lost after an update, the old list brings no approval back, for no folder that was opened since', async () => {
  const app = await withCopy()
  writeOld(app, { entries: [recentEntry(app.project)], origins: ['https://portal.example'] })
  const updated = startApp(app.computer)
  await open(updated, app.project)
  await expectSecret(updated)
  await open(updated, app.copy)
  await updated.call('project.forget', { path: app.project.root })

  for (const start of ['first', 'second']) {
    rmSync(app.user.at('approvals.json'))
    const later = startApp(app.computer)
    await open(later, app.copy)
    await expectNoSecret(later)
    expect(later.session.shared.approvals.isOriginApproved(idIn(app.project), 'https://portal.example'), start).toBe(false)
  }
})

test('an old list that could not be marked as taken over is marked at the next start', async () => {
  const app = await withCopy()
  writePreferences(app, { entries: [recentEntry(app.copy)], origins: [] })
  startApp(app.computer)
  rmSync(app.user.at('approvals.json'))
  const later = startApp(app.computer)
  await open(later, app.copy)
  await expectNoSecret(later)
})

test('an older Latchkey can read the preferences that this one has taken over', async () => {
  const app = await withCopy()
  writeOld(app, { entries: [recentEntry(app.project)], origins: ['https://portal.example'] })
  startApp(app.computer)
  expect(JSON.parse(app.user.text('preferences.json'))).toMatchObject({
    version: 1,
    projects: [{ path: app.project.root }],
    approvedOrigins: [],
  })
})

test('preferences that were planted after the first start approve nothing, also where nothing was ever approved', async () => {
  const app = await withCopy()
  const id = idIn(app.project)
  const fresh = startApp()
  await fresh.call('view.read', undefined)
  cpSync(app.user.at('vault.json'), fresh.user.at('vault.json'))
  writePreferences(fresh, { entries: [recentEntry(app.copy, id)], origins: [] })
  const later = startApp(fresh.computer)
  await open(later, app.copy)
  expect(isAsked(later)).toBe(true)
})

test('the file of approvals is for its user alone, and holds every folder however many there are', async () => {
  const app = await withCopy()
  const { approvals } = app.session.shared
  for (let count = 0; count < 100; count += 1) approvals.approveFolder(idIn(app.project), `/somewhere/${count}`)
  expect(approvals.foldersOf(idIn(app.project))).toHaveLength(101)
  expect(statSync(app.user.at('approvals.json')).mode & 0o777).toBe(0o600)
  await open(app, app.project)
  await expectSecret(app)
})

test('a folder reached by a link is the folder it leads to', async () => {
  const app = await withCopy()
  const link = join(temporaryFolder().root, 'link')
  symlinkSync(app.project.root, link)
  await app.call('project.open', { path: link })
  await expectSecret(app)
})

test('on a disk that ignores case, another spelling is the same folder; another folder of that spelling is not', async () => {
  const app = await withCopy()
  const shouted = join(dirname(app.copy.root), basename(app.copy.root).toUpperCase())
  app.session.shared.approvals.approveFolder(idIn(app.project), shouted)
  await open(app, app.copy)
  await expectNoSecret(app)

  symlinkSync(app.copy.root, shouted)
  await open(app, app.copy)
  rmSync(shouted)
  await expectSecret(app)
})

test('an id in capitals is the same id, also on a disk that ignores case', async () => {
  const app = await withCopy()
  app.copy.write(projectPath, JSON.stringify({ version: 1, id: idIn(app.project).toUpperCase() }))
  await open(app, app.copy)
  await expectNoSecret(app)
  expect(app.view().project?.id).toBe(idIn(app.project))
})

test('an origin that was approved stays so after “Remove from list” and damaged preferences', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('project.forget', { path: app.project.root })
  app.user.write('preferences.json', '{')
  const later = startApp(app.computer)
  await open(later, app.project)
  expect(later.service().portal).toMatchObject({ approval: 'approved', origin: portal.http.origin })
})

test('the first secret makes project.json, and the project is found again wherever its folder goes', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  await open(app, project)
  expect(existsSync(project.at(projectPath))).toBe(false)
  await app.call('secret.store', { ...tokenAt, value: token })
  expect(idIn(project)).toBe(app.view().project?.id)

  await app.call('project.forget', { path: project.root })
  const moved = `${project.root}-moved`
  renameSync(project.root, moved)
  await app.call('project.open', { path: moved })
  expect(app.view().project?.boundTo).toEqual([project.root])
  await app.call('project.accept', { id: app.view().project?.id ?? '' })
  await expectSecret(app)
  renameSync(moved, project.root)
})

test('a project.json that is there already is not touched by a secret', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  const text = JSON.stringify({ id: crypto.randomUUID(), version: 1, note: 'one line' })
  project.write(projectPath, text)
  await open(app, project)
  await app.call('secret.store', { ...tokenAt, value: token })
  expect(project.text(projectPath)).toBe(text)
})

const said = (app: App) =>
  app
    .view()
    .notices.map(({ text }) => text)
    .join()

test('in a folder where nothing may be written the secret is kept, the window says why it is at risk until it is not, and it is found again', async () => {
  const computer = newComputer()
  const project = temporaryFolder('unity-project')
  chmodSync(computer.user.root, 0o777)
  const allow = refuseWrites(project.root)
  const app = startApp(computer)
  await open(app, project)
  await app.call('secret.store', { ...tokenAt, value: token })
  expect(app.service().secrets['portalToken']?.state).toBe('stored')
  expect(said(app)).toContain('Could not write .latchkey/project.json')
  expect(said(app)).toContain('only while its folder stays')
  expect(app.service().problems).toEqual({})

  await app.call('project.forget', { path: project.root })
  const later = startApp(app.computer)
  await open(later, project)
  await expectSecret(later)
  await later.call('secret.store', { ...tokenAt, value: token })
  expect(said(later)).toContain('Could not write .latchkey/project.json')

  allow()
  await later.call('secret.store', { ...tokenAt, environment: 'live', value: `${token}-of-live` })
  expect(said(later)).toBe('')
  expect(JSON.stringify(later.service().notes)).not.toContain('only while its folder stays')
  expect(idIn(project)).toBe(later.view().project?.id)
})

test('whichever secret comes into a folder where nothing may be written, the window says that it is at risk', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const cloudeka = { service: 'cloudeka', environment: 'test' } as const
  await app.call('setting.write', { ...cloudeka, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...cloudeka, field: 'portalUrl', value: portal.http.cloudekaUrl })
  await app.call('secret.store', { ...cloudeka, field: 'accessToken', value: portal.world.cloudeka.accessToken })
  const disk = createBrokenDisk([app.project.root])
  const without = async (action: () => Promise<unknown>) => {
    const whole = app.project.text(projectPath)
    rmSync(app.project.at('.latchkey'), { recursive: true })
    await disk.brokenFrom(1, 'EROFS', action)
    expect(said(app)).toContain('only while its folder stays')
    await app.call('notice.dismiss', { id: app.view().notices[0]?.id ?? '' })
    app.project.write(projectPath, whole)
    await app.session.opened().file.refresh()
  }

  app.whenOpened(() => portal.approveSignIn())
  await without(() => app.call('portal.signIn', at))
  await without(async () => {
    const { field } = await app.call('tokens.create', { ...cloudeka, name: 'CI', expiresOn: null })
    await app.call('created.show', { ...cloudeka, field: field ?? '' })
  })
  app.session.opened().run(cloudeka).unsealed.set('token.kept', {
    label: 'CI',
    text: 'cldkctl_kept',
    origin: portal.http.origin,
    storedAt: '2026-11-01T10:00:00.000Z',
  })
  await without(() => app.call('created.store', { ...cloudeka, field: 'token.kept' }))
})

test('a sign-in, a created token and a renewed secret bring back a project.json that was deleted', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const cloudeka = { service: 'cloudeka', environment: 'test' } as const
  await app.call('setting.write', { ...cloudeka, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...cloudeka, field: 'portalUrl', value: portal.http.cloudekaUrl })
  await app.call('secret.store', { ...cloudeka, field: 'accessToken', value: portal.world.cloudeka.accessToken })
  const whole = app.project.text(projectPath)
  const id = idIn(app.project)
  const without = async (action: () => Promise<unknown>) => {
    rmSync(app.project.at('.latchkey'), { recursive: true })
    await action()
    expect(idIn(app.project)).toBe(id)
    app.project.write(projectPath, whole)
    await app.session.opened().file.refresh()
  }

  app.whenOpened(() => portal.approveSignIn())
  await without(() => app.call('portal.signIn', at))
  await without(async () => {
    const { field } = await app.call('tokens.create', { ...cloudeka, name: 'CI', expiresOn: null })
    expect(field).toContain('token.')
  })
  await without(async () => {
    await app.call('renewal.begin', tokenAt)
    app.clipboard.held.text = token
    await app.call('renewal.paste', tokenAt)
    await app.call('renewal.store', tokenAt)
  })
})

/** An entry of the list as earlier versions kept it. */
function recentEntry(folder: Folder, id = idIn(folder)) {
  return { id, path: folder.root, name: 'Drifters', engine: 'Unity', openedAt: '2026-11-20T10:00:00.000Z' }
}

type Old = { entries: ReturnType<typeof recentEntry>[]; origins: string[] }

/** A user folder as a version without approvals.json left it. */
function writeOld(app: RunningApp, old: Old): void {
  rmSync(app.user.at('approvals.json'), { force: true })
  writePreferences(app, old)
}

function writePreferences(app: RunningApp, { entries, origins }: Old): void {
  const approvedOrigins = origins.map((origin) => ({ project: entries[0]?.id, origin }))
  const file = { version: 1, preferences: app.view().preferences, projects: entries, approvedOrigins }
  writeFileSync(app.user.at('preferences.json'), JSON.stringify(file))
}
