import { chmodSync, cpSync, rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { matching } from '../../../renderer/shell/palette/match'
import { ending, hasSameName } from '../../../shared/values/sameName'
import { projectPath, startApp } from '../world/appWorld'
import { createBrokenDisk } from '../world/brokenDisk'
import { temporaryFolder } from '../world/folder'

const openedAt = '2026-11-23T12:00:00.000Z'
const project = (name: string, path: string) => ({ name, path, engine: 'Unity', openedAt })
const recent = [
  project('Tide Runner', '/games/tide'),
  project('Dungeon Drifters', '/games/drifters'),
  project('Drift', '/old/racing'),
  project('Dungeon Drifters', '/games/drifters-copy'),
]
const found = (query: string) => matching(recent, query).map(({ path }) => path)

test.each([
  ['', ['/games/tide', '/games/drifters', '/old/racing', '/games/drifters-copy']],
  ['dri', ['/old/racing', '/games/drifters', '/games/drifters-copy']],
  ['games copy', ['/games/drifters-copy']],
  ['ddr', ['/games/drifters', '/games/drifters-copy']],
  ['RACING', ['/old/racing']],
  ['wardrobe', []],
])('“%s” finds the projects that fit, the best first', (query, paths) => {
  expect(found(query)).toEqual(paths)
})

test('copies of a game are told apart by their folders', () => {
  expect(recent.map(({ path }) => hasSameName(path, recent))).toEqual([false, true, false, true])
  expect(ending('/home/robin/games/drifters-copy')).toBe('…/games/drifters-copy')
  expect(ending('C:\\games\\drifters')).toBe('…/games/drifters')
})

test('every recent project shows its state, without a keychain and without a byte written', async () => {
  const app = startApp()
  const gone = temporaryFolder('unity-project')
  const damaged = temporaryFolder('unity-project')
  const readOnly = temporaryFolder('unity-project')
  const lacking = temporaryFolder('godot-project')
  const good = temporaryFolder('godot-project')
  lacking.write(
    projectPath,
    JSON.stringify({ version: 1, id: crypto.randomUUID(), services: { plutu: { all: { useCustomEndpoint: true } } } }),
  )
  readOnly.write(projectPath, JSON.stringify({ version: 1, id: crypto.randomUUID() }))
  for (const { root } of [gone, damaged, readOnly, lacking, good]) await app.call('project.open', { path: root })
  await app.call('environment.select', { environment: 'live' })
  damaged.write(projectPath, '<<<<<<<')
  chmodSync(readOnly.at(projectPath), 0o444)
  rmSync(gone.root, { recursive: true })
  const before = app.disk()

  const states = await app.call('recent.read', undefined)

  expect(states).toEqual([
    { path: good.root, environment: 'live', attention: null },
    { path: lacking.root, environment: 'test', attention: 'needs-secrets' },
    { path: readOnly.root, environment: 'test', attention: 'read-only' },
    { path: damaged.root, environment: 'test', attention: 'unreadable' },
    { path: gone.root, environment: null, attention: 'gone' },
  ])
  expect(app.disk()).toBe(before)
})

test('a project opens although the disk is too full to note it in the recent list', async () => {
  const app = startApp()
  const { root } = temporaryFolder('godot-project')
  await createBrokenDisk([app.user.root]).brokenFrom(1, 'ENOSPC', () => app.call('project.open', { path: root }))
  const { project: opened, openProblem, recent: listed } = app.view()
  expect([opened?.folder, opened?.general?.rows.length, openProblem, listed]).toEqual([root, expect.any(Number), null, []])
  await app.call('project.open', { path: root })
  expect(app.view().recent).toMatchObject([{ path: root }])
})

test('a copy of a project is listed beside it, and forgetting one leaves the other', async () => {
  const app = startApp()
  const first = temporaryFolder('unity-project')
  const copy = temporaryFolder('unity-project')
  await app.call('project.open', { path: first.root })
  await app.call('setting.write', { service: 'coherence', environment: 'test', field: 'envVariable', value: 'A' })
  cpSync(first.at('.latchkey'), copy.at('.latchkey'), { recursive: true })
  await app.call('project.open', { path: copy.root })
  expect(app.view().recent.map(({ path }) => path)).toEqual([copy.root, first.root])
  await app.call('project.forget', { path: copy.root })
  expect(app.view().recent.map(({ path }) => path)).toEqual([first.root])
})
