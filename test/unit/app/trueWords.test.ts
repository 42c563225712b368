import { rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { basename, join } from 'node:path'

import { beforeEach, expect, test } from 'vitest'

import { acceptFetched } from '../../../electron/app/commands/portalCommands'
import { confirmTexts } from '../../../shared/texts/confirm'
import { assetPath, at, portalOfTest, shownConflict, startWithProject, tokenAt, useEndpoint } from '../world/appWorld'
import { temporaryFolder } from '../world/folder'
import { json, serve } from '../world/loopback'

// What the window says is true of the value beside it: of its token, key, project and environment.

const live = { service: 'coherence', environment: 'live' } as const
const fileKey = 'ebcd1111222233334444555566667777'

let portal: Awaited<ReturnType<typeof portalOfTest>>
let app: Awaited<ReturnType<typeof startWithProject>>

beforeEach(async () => {
  portal = await portalOfTest()
  app = await startWithProject(portal.http.origin)
})

/** As another program would, with the window looking at it afterwards. */
async function writeAsset(values: Record<string, string>): Promise<void> {
  const text = Object.entries(values).reduce(
    (asset, [key, value]) => asset.replace(new RegExp(`^  ${key}:.*$`, 'm'), `  ${key}: ${value}`),
    app.project.text(assetPath),
  )
  writeFileSync(app.project.at(assetPath), text)
  await app.app.refresh(app.session)
}

async function fetchWith(token: string, where: typeof at | typeof live = at): Promise<void> {
  await app.call('secret.store', { ...where, field: tokenAt.field, value: token })
  await app.call('portal.fetch', where)
}

const elsewhere = (field: string) => app.service().elsewhere.find(({ environment }) => environment === 'live')?.settings[field]

test('the other environment is not said to have the key that a file holds', async () => {
  await writeAsset({ runtimeKey: fileKey })
  expect(app.value('runtimeKey')).toBe(fileKey)
  expect(elsewhere('runtimeKey')?.value).toBe('')

  await fetchWith(portal.first.portal_token)
  expect(elsewhere('runtimeKey')?.value).toBe('')
})

test('the organization in a file is not said to own a fetched project, unless it is the same project', async () => {
  await writeAsset({ runtimeKey: fileKey, projectID: 'other', projectName: 'Other', organizationName: 'Someone Else' })
  expect(app.value('organizationName')).toBe('Someone Else')
  await fetchWith(portal.first.portal_token)
  expect(app.value('organizationName')).toBe('')

  await app.call('history.undo', undefined)
  await writeAsset({ projectID: portal.first.id, organizationName: 'Lantern Forge' })
  await fetchWith(portal.first.portal_token)
  expect(app.value('organizationName')).toBe('Lantern Forge')
})

test('a key taken from a file takes all names with it, and none of the project before stays', async () => {
  await writeAsset({ projectID: portal.first.id, organizationName: 'Lantern Forge' })
  await fetchWith(portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  await writeAsset({ runtimeKey: fileKey, projectID: 'other', projectName: 'Other', organizationName: '' })

  await app.call('setting.resolve', { ...at, field: 'runtimeKey', keep: 'theirs', shown: shownConflict(app) })

  expect(['runtimeKey', 'projectId', 'projectName', 'organizationName'].map(app.value)).toEqual([fileKey, 'other', 'Other', ''])
  expect(app.service().fetched).toBeNull()
})

test('a key is no longer fetched with the stored token once that was replaced, cleared or undone', async () => {
  await fetchWith(portal.first.portal_token)
  expect(app.service().fetched).toMatchObject({ isCurrent: true })
  app.clock.ahead += 1000

  await app.call('secret.store', { ...tokenAt, value: portal.second.portal_token })
  expect(app.service().fetched).toMatchObject({ isCurrent: false })
  await app.call('portal.fetch', at)
  expect(app.service().fetched).toMatchObject({ isCurrent: true })
  await app.call('secret.clear', tokenAt)
  expect(app.service().fetched).toMatchObject({ isCurrent: false })
  await app.call('history.undo', undefined)
  expect(app.service().fetched).toBeNull()
})

test('a key is no longer fetched once the portal is another one, and is again when it is back', async () => {
  await fetchWith(portal.first.portal_token)
  const current = () => app.service().fetched?.isCurrent
  expect(current()).toBe(true)

  await app.call('setting.write', { ...at, field: 'portalUrl', value: 'https://portal.example' })
  expect(current()).toBe(false)
  await app.call('setting.write', { ...at, field: 'portalUrl', value: `${portal.http.origin}/v1/portal/` })
  expect(current(), 'the same origin in another spelling').toBe(true)
  await app.call('setting.write', { ...at, field: 'useCustomEndpoint', value: false })
  expect(current()).toBe(false)
  await app.call('history.undo', undefined)
  expect(current()).toBe(true)
})

test('a key is not said to be fetched at a portal that was set while it was on its way', async () => {
  const held: ServerResponse[] = []
  const slow = await serve((response) => void held.push(response))
  await useEndpoint(app, slow.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  const fetching = app.call('portal.fetch', at)
  await expect.poll(() => held).toHaveLength(1)
  await useEndpoint(app, portal.http.origin)
  const { id, name, runtime_key } = portal.first
  if (held[0] !== undefined) json(held[0], { id, name, runtime_key })
  await fetching
  expect(app.value('runtimeKey')).toBe(runtime_key)
  expect(app.service().fetched).toMatchObject({ isCurrent: false })
  await useEndpoint(app, slow.origin)
  expect(app.service().fetched).toMatchObject({ isCurrent: true })
})

test('a key that came with a pull is not said to be the one that was fetched', async () => {
  await fetchWith(portal.first.portal_token)
  const document = app.project.text('.latchkey/project.json')
  writeFileSync(app.project.at('.latchkey/project.json'), document.replaceAll(portal.first.runtime_key, fileKey))
  await app.app.refresh(app.session)

  expect(app.value('runtimeKey')).toBe(fileKey)
  expect(app.service().fetched).toBeNull()
})

test('the status line of a project goes with it', async () => {
  await fetchWith(portal.first.portal_token)
  expect(app.view().said.text).not.toBe('')
  const other = temporaryFolder('unity-project')
  app.noteChosen(other.root)
  await app.call('project.open', { path: other.root })
  expect(app.view().said.text).toBe('')
})

test('without a file to write, a fetched key is not said to ship, and nothing waits to be written', async () => {
  rmSync(app.project.at('Assets/coherence'), { recursive: true })
  await app.app.refresh(app.session)
  await fetchWith(portal.first.portal_token)

  const [target] = app.service().targets
  expect(target).toMatchObject({ id: 'unity', state: 'absent', path: null, holds: null })
  expect(app.service().pendingWrites).toEqual([])
  expect(app.view().said.text).not.toMatch(/ships|written/i)
})

test('a folder that can’t be opened is said while a project is open, and that one stays', async () => {
  const path = join(app.project.root, 'no-such-folder')
  app.noteChosen(path)
  await expect(app.call('project.open', { path })).rejects.toThrow(/does not exist/)
  expect(app.view().project?.folder).toBe(app.project.root)
})

test.each(['Assets/coherence/RuntimeSettings.asset', 'ProjectSettings/ProjectVersion.txt'])(
  'a file of a project that was dropped, %s, opens the project',
  async (file) => {
    const other = temporaryFolder('unity-project')
    app.noteChosen(other.at(file))
    await app.call('project.open', { path: other.at(file) })
    expect(app.view().project?.folder).toBe(other.root)
  },
)

test('a file that no user dropped opens its project only after a question about that folder', async () => {
  const other = temporaryFolder('unity-project')
  Object.assign(app.person, { says: false })
  await expect(app.call('project.open', { path: other.at(assetPath) })).rejects.toThrow()
  expect(app.person.asked.at(-1)).toEqual(confirmTexts.open(other.root))
  expect(app.view().project?.folder).toBe(app.project.root)
})

test('a problem of a refused text goes when the text is given up', async () => {
  const field = { ...at, field: 'portalUrl' }
  await app.call('setting.write', { ...field, value: 'no url at all' })
  expect(app.service().problems['portalUrl']).toBeDefined()
  await app.call('setting.leave', field)
  expect(app.service().problems['portalUrl']).toBeUndefined()

  await app.call('general.write', { id: 'unity.bundleVersion', value: 'a\nb' })
  const problem = () => app.view().project?.general?.rows.find(({ id }) => id === 'unity.bundleVersion')?.problem
  expect(problem()).not.toBeNull()
  await app.call('general.leave', { id: 'unity.bundleVersion' })
  expect(problem()).toBeNull()
})

test('of two projects with the same name, the window’s title says which one it is', async () => {
  expect(app.person.title).toBe('Dungeon Drifters - Latchkey')
  const other = temporaryFolder('unity-project')
  app.noteChosen(other.root)
  await app.call('project.open', { path: other.root })
  expect(app.person.title).toContain(`/${basename(other.root)}) - Latchkey`)
})

test('a key is not said to be fetched with a token that came while it was on its way', async () => {
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  const storedAt = app.service().secrets['portalToken']?.storedAt ?? null
  app.clock.ahead += 1000
  await app.call('secret.store', { ...tokenAt, value: portal.second.portal_token })
  const values = { runtimeKey: portal.first.runtime_key, projectId: portal.first.id, projectName: 'x', organizationName: '' }
  await acceptFetched(app.session, at, { values, notes: [], subject: 'x', secretStoredAt: storedAt })
  expect(app.service().fetched).toMatchObject({ isCurrent: false })
})

test('a file without a key takes none away, only its names are taken, and nothing is written into it', async () => {
  await fetchWith(portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  await writeAsset({ runtimeKey: '', projectName: 'Other' })
  const asset = app.project.text(assetPath)
  await app.call('setting.resolve', { ...at, field: 'projectName', keep: 'theirs', shown: shownConflict(app) })
  expect(app.project.text(assetPath)).toBe(asset)
  expect([app.value('runtimeKey'), app.value('projectName')]).toEqual([portal.first.runtime_key, 'Other'])
})

test('once a file was overwritten after an undo, nothing is left to redo', async () => {
  await fetchWith(portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  await writeAsset({ runtimeKey: fileKey })
  await app.call('setting.resolve', { ...at, field: 'runtimeKey', keep: 'theirs', shown: shownConflict(app) })
  await app.call('history.undo', undefined)
  expect(app.view().project?.redo).not.toBeNull()
  await app.call('setting.resolve', { ...at, field: 'runtimeKey', keep: 'ours', shown: shownConflict(app) })
  expect(app.view().project?.redo).toBeNull()
})
