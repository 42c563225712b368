import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'

import { afterAll, expect, onTestFinished, test, vi } from 'vitest'

import { alone } from '../../../../electron/core/files/lock'
import { openProjectFile } from '../../../../electron/core/project/projectFile'
import { buildPrograms } from '../../../storage/programs'
import { temporaryFolder } from '../../world/folder'

const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'
const path = '.latchkey/project.json'
const { pathOf, remove } = await buildPrograms('fieldWriter', 'scriptWriter')
afterAll(remove)

/** Runs another process that writes a key of the project's file again and again. Returns the last value it wrote. */
async function writer(program: string, root: string, key: string): Promise<string> {
  const child = spawn(process.execPath, [pathOf(program), root, key], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [last, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  expect(code).toBe(0)
  return last
}

test('three processes and a script write different fields at the same time, and every last value stands', async () => {
  const folder = temporaryFolder()
  await openProjectFile({ root: folder.root, knownId: id, now: () => new Date() }).then((file) =>
    file.update([{ place: { service: 'coherence', environment: 'all', field: 'envFile' }, from: null, to: '.env' }]),
  )

  const [envVariable, portalUrl, projectName, team] = await Promise.all([
    writer('fieldWriter', folder.root, 'envVariable'),
    writer('fieldWriter', folder.root, 'portalUrl'),
    writer('fieldWriter', folder.root, 'projectName'),
    writer('scriptWriter', folder.root, 'team'),
  ])

  expect(JSON.parse(folder.text(path))).toMatchObject({
    id,
    team,
    services: { coherence: { all: { envVariable, portalUrl }, test: { projectName } } },
  })
  for (const last of [envVariable, portalUrl, projectName]) expect(Number(last.slice(6))).toBeGreaterThan(5)
  expect(readdirSync(folder.at('.latchkey')), 'nothing is left beside it').toEqual(['project.json'])
})

test('two that make the file in the same moment lose nothing', async () => {
  for (let round = 0; round < 20; round += 1) {
    const folder = temporaryFolder()
    const open = () => openProjectFile({ root: folder.root, knownId: id, now: () => new Date() })
    const files = await Promise.all([open(), open(), open()])
    const values = { portalUrl: 'x', envVariable: 'x', useCustomEndpoint: true }
    await Promise.all(
      Object.entries(values).map(async ([field, to], index) => {
        await files[index]?.update([{ place: { service: 'coherence', environment: 'all', field }, from: null, to }])
      }),
    )
    const saved: unknown = JSON.parse(folder.text(path))
    expect(saved).toMatchObject({ services: { coherence: { all: values } } })
  }
})

test('what a program puts in the place of the file stands: no save brings old values back', async () => {
  const folder = temporaryFolder()
  const ours = await openProjectFile({ root: folder.root, knownId: id, now: () => new Date() })
  const place = { service: 'coherence', environment: 'all', field: 'envVariable' } as const
  await ours.update([{ place, from: null, to: 'OURS' }])
  const branch = { version: 1, id, services: { coherence: { all: { portalUrl: 'https://branch.example' } } } }
  writeFileSync(folder.at(path), JSON.stringify(branch))

  await ours.update([{ place: { ...place, field: 'useCustomEndpoint' }, from: null, to: true }])

  expect(JSON.parse(folder.text(path))).toMatchObject({
    services: { coherence: { all: { portalUrl: 'https://branch.example', useCustomEndpoint: true } } },
  })
  expect(readFileSync(folder.at(path), 'utf8')).not.toContain('OURS')
})

/** A project with a save that has not been made yet, and the path of its lock. */
async function oneSave() {
  const folder = temporaryFolder()
  mkdirSync(folder.at('.latchkey'))
  const ours = await openProjectFile({ root: folder.root, knownId: id, now: () => new Date() })
  const save = () =>
    ours.update([{ place: { service: 'coherence', environment: 'all', field: 'envVariable' }, from: null, to: 'A' }])
  return { ...folder, save, lock: folder.at('.latchkey/.project.json.lock') }
}

/** From here on no timer ends, so waiting for one would take forever. */
function stopWaiting(): void {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
}

test('a lock that a dead process left behind holds nobody up for long, one that came with the repository not at all, and both go', async () => {
  const [left, { save, lock, write, at, text: read }] = [await oneSave(), await oneSave()]
  for (const file of [left.lock, lock]) writeFileSync(file, '')
  await left.save()
  expect(left.text(path)).toContain('"A"')
  expect(existsSync(left.lock)).toBe(false)
  await expect.poll(() => statSync(write('clock', '')).ctimeMs - statSync(lock).ctimeMs).toBeGreaterThan(3_100)

  stopWaiting()
  await save()

  expect(read(path)).toContain('"A"')
  expect(readdirSync(at('.latchkey'))).toEqual(['project.json'])
})

test.each([
  ['a folder', (lock: string) => mkdirSync(lock)],
  ['a link that leads nowhere', (lock: string) => symlinkSync('nowhere', lock)],
])('%s in the place of the lock is not waited for, and stays', async (_, make) => {
  const { save, lock, at, text: read } = await oneSave()
  make(lock)

  stopWaiting()
  await save()

  expect(read(path)).toContain('"A"')
  expect(readdirSync(at('.latchkey')).sort()).toEqual([basename(lock), 'project.json'])
})

test('a save that takes long keeps its lock: it is touched until the save is over', async () => {
  const { root, lock } = await oneSave()
  const touchedAt = () => statSync(lock, { bigint: true }).ctimeNs
  await alone(root, path, async () => {
    for (let touches = 0; touches < 2; touches += 1) {
      const before = touchedAt()
      await expect.poll(touchedAt).not.toBe(before)
    }
  })
  expect(existsSync(lock)).toBe(false)
})

test('the lock of somebody else stands when the save is over that it took the place of', async () => {
  const { root, lock } = await oneSave()
  await alone(root, path, async () => {
    // As if this computer had slept for longer than a lock lasts.
    renameSync(lock, `${lock}.away`)
    writeFileSync(lock, 'theirs')
  })
  expect(readFileSync(lock, 'utf8')).toBe('theirs')
})
