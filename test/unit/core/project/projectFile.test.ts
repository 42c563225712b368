import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeEach, expect, test } from 'vitest'

import { openProjectFile } from '../../../../electron/core/project/projectFile'
import type { Change, SettingAt } from '../../../../electron/core/project/settingAt'
import { createBrokenDisk } from '../../world/brokenDisk'
import { countReads } from '../../world/diskReads'
import { temporaryFolder } from '../../world/folder'

const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'
const now = () => new Date('2026-11-23T12:00:00Z')
const url: SettingAt = { service: 'coherence', environment: 'all', field: 'portalUrl' }
const key: SettingAt = { service: 'coherence', environment: 'test', field: 'runtimeKey' }
const change = (place: SettingAt, from: Change['from'], to: Change['to']): Change => ({ place, from, to })

let root = ''
const path = () => join(root, '.latchkey/project.json')
const open = () => openProjectFile({ root, knownId: id, now })
const write = (text: string) => {
  mkdirSync(join(root, '.latchkey'), { recursive: true })
  writeFileSync(path(), text)
}

beforeEach(() => {
  ;({ root } = temporaryFolder())
})

test('opening a project writes nothing', async () => {
  await open()
  expect(readdirSync(root)).toEqual([])
})

test('a saved value is one line of a file with a stable order and a final newline', async () => {
  const file = await open()
  await file.update([change(key, null, 'a'.repeat(32)), change(url, null, 'https://portal.example')])
  expect(readFileSync(path(), 'utf8')).toBe(`{
  "$schema": "https://latchkey.dev/schemas/project-1.json",
  "version": 1,
  "id": "${id}",
  "services": {
    "coherence": {
      "all": {
        "portalUrl": "https://portal.example"
      },
      "test": {
        "runtimeKey": "${'a'.repeat(32)}"
      }
    }
  }
}
`)
})

test('a save reads the file once, and what it then takes the file to hold is what the next start reads', async () => {
  write(
    `{"version":1,"id":"${id}","environments":["test","live"],"services":{"coherence":{"all":{"projectName":"A"}}},"rate":1.0}`,
  )
  const file = await open()
  const reads = countReads(root)
  const name: SettingAt = { ...key, field: 'projectName' }
  for (const to of ['B', null, 'C']) {
    await file.update([change(name, file.valueAt(name), to), change(url, file.valueAt(url), to && 'https://portal.example')])
    expect(reads.ofFile(path())).toBe(1)
    const next = await open()
    reads.ofFile(path())
    for (const place of [name, url, { ...name, environment: 'live' }, key]) {
      expect([place, file.valueAt(place)]).toEqual([place, next.valueAt(place)])
    }
    expect(await file.refresh(), 'nothing is different').toBe(false)
    reads.ofFile(path())
  }
})

test('a save that fails leaves nothing of it for the next one, and a change of somebody else is taken along', async () => {
  write(`{"version":1,"id":"${id}","services":{"coherence":{"all":{"portalUrl":"https://old.example"}}}}`)
  const file = await open()
  const disk = createBrokenDisk([root])
  const failing = disk.brokenFrom(1, 'ENOSPC', () => file.update([change(url, 'https://old.example', 'https://new.example')]))
  await expect(failing).rejects.toMatchObject({ failure: { code: 'file-failed' } })
  expect(file.valueAt(url)).toBe('https://old.example')
  await file.update([change(key, null, 'a'.repeat(32))])
  expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({
    services: { coherence: { all: { portalUrl: 'https://old.example' } } },
  })
  write(readFileSync(path(), 'utf8').replace('old.example', 'tom.example'))
  await file.update([change(key, 'a'.repeat(32), 'b'.repeat(32))])
  expect(file.valueAt(url)).toBe('https://tom.example')
})

test('what was saved is there when the project is opened again', async () => {
  await (await open()).update([change(url, null, 'https://portal.example')])
  const again = await open()
  expect(again.valueAt(url)).toBe('https://portal.example')
  expect(again.id()).toBe(id)
})

test('a field that someone else changed meanwhile is kept, and other fields are merged', async () => {
  const mine = await open()
  const theirs = await open()
  await theirs.update([change(url, null, 'https://theirs.example')])
  await mine.update([change(key, null, 'b'.repeat(32))])
  const merged = await open()
  expect([merged.valueAt(url), merged.valueAt(key)]).toEqual(['https://theirs.example', 'b'.repeat(32)])
})

test('a field changed on both sides fails and overwrites nothing', async () => {
  const mine = await open()
  await (await open()).update([change(url, null, 'https://theirs.example')])
  await expect(mine.update([change(url, null, 'https://mine.example')])).rejects.toMatchObject({
    failure: { code: 'file-changed' },
  })
  expect(readFileSync(path(), 'utf8')).toContain('theirs.example')
})

test('many saves at once all arrive', async () => {
  const file = await open()
  const fields = Array.from({ length: 20 }, (_, index) => ({ ...key, environment: 'test' as const, field: `f${index}` }))
  await Promise.all(fields.map((place) => file.update([change(place, null, 'x')])))
  for (const { field } of fields) expect(readFileSync(path(), 'utf8')).toContain(`"${field}": "x"`)
})

test('unknown keys of a teammate survive a save', async () => {
  write(JSON.stringify({ version: 1, id, note: 'ours', services: { other: { all: { a: 1 } } } }))
  await (await open()).update([change(url, null, 'https://portal.example')])
  const saved: unknown = JSON.parse(readFileSync(path(), 'utf8'))
  expect(saved).toMatchObject({ note: 'ours', services: { other: { all: { a: 1 } } } })
})

test.each(['constructor', 'valueof', 'hasownproperty'])(
  'an environment named %s has the values of the file and no others, and what is saved for it is in the file',
  async (environment) => {
    const place = { ...key, environment }
    write(JSON.stringify({ version: 1, id, environments: [environment], services: { coherence: {} } }))
    const file = await open()
    await file.update([change(place, null, 'c'.repeat(32))])
    expect((await open()).valueAt(place)).toBe('c'.repeat(32))
    expect(readFileSync(path(), 'utf8')).toContain(`"${environment}": {\n        "runtimeKey"`)
    write(JSON.stringify({ version: 1, id, environments: [environment], services: { coherence: {} } }))
    expect((await open()).valueAt(place)).toBeNull()
  },
)

test('a save keeps a key of any name, at any depth', async () => {
  const odd = ['__proto__', 'constructor', 'toString'].map((name) => `"${name}": {"test": {"${name}": 1}}`).join(', ')
  write(`{"version": 1, "id": "${id}", ${odd}, "services": {${odd}, "coherence": {${odd}, "all": {${odd}}}}}`)
  await (await open()).update([change(url, null, 'https://portal.example')])
  const saved = readFileSync(path(), 'utf8').replaceAll(/\s/g, '')
  expect(saved.split(odd.split(', ')[0]?.replaceAll(' ', '') ?? '')).toHaveLength(5)
  expect(saved.split('"toString":{"test":{"toString":1}}')).toHaveLength(5)
})

test.each([null, 'test', { test: 1 }, 5])(
  'a list of environments that is none (%j) is as good as none, and a save writes it back',
  async (environments) => {
    write(JSON.stringify({ version: 1, id, environments, services: { coherence: { test: { runtimeKey: 'd'.repeat(32) } } } }))
    const file = await openProjectFile({ root, knownId: '99999999-2222-4333-8444-555555555555', now })
    expect([file.damage(), file.environments(), file.valueAt(key)]).toEqual([null, ['test', 'live'], 'd'.repeat(32)])
    await file.update([change(url, null, 'https://portal.example')])
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ id, environments })
  },
)

test.each([{ services: null }, { services: { coherence: 'x' } }, { version: '1' }])(
  'where %j damages a file that still says whose it is, what is saved anew is the same project’s',
  async (damage) => {
    const text = JSON.stringify({ version: 1, id, ...damage })
    write(text)
    const file = await openProjectFile({ root, knownId: '99999999-2222-4333-8444-555555555555', now })
    expect([file.damage() === null, file.id()]).toEqual([false, id])
    await file.update([change(url, null, 'https://portal.example')])
    expect((await open()).id()).toBe(id)
    expect(readFileSync(join(root, '.latchkey/project.json.damaged-2026-11-23T12-00-00'), 'utf8')).toBe(text)
  },
)

test('a value that does not fit is left out alone', async () => {
  const all = { portalUrl: 'https://portal.example', useCustomEndpoint: { a: 1 } }
  write(JSON.stringify({ version: 1, id, services: { coherence: { all } } }))
  const file = await open()
  expect(file.valueAt(url)).toBe('https://portal.example')
  expect(file.valueAt({ ...url, field: 'useCustomEndpoint' })).toBeNull()
})

test('a project of a newer version is read, and never written', async () => {
  const text = JSON.stringify({ version: 9, id, services: { coherence: { all: { portalUrl: 'https://new.example' } } } })
  write(text)
  const file = await open()
  expect(file.readOnly()).toMatch(/newer Latchkey/)
  expect(file.valueAt(url)).toBe('https://new.example')
  await expect(file.update([change(url, 'https://new.example', null)])).rejects.toThrow(/read-only/)
  expect(readFileSync(path(), 'utf8')).toBe(text)
})

test.each(['{', '', '[]', '{"version":1}', '<<<<<<< ours\n{}\n'])(
  'a damaged file (%j) is reported, kept aside and saved anew',
  async (text) => {
    write(text)
    const before = statSync(path()).mtimeMs
    const file = await open()
    expect(file.damage()).not.toBeNull()
    expect(statSync(path()).mtimeMs).toBe(before)
    await file.update([change(url, null, 'https://portal.example')])
    expect(readFileSync(join(root, '.latchkey/project.json.damaged-2026-11-23T12-00-00'), 'utf8')).toBe(text)
    expect((await open()).valueAt(url)).toBe('https://portal.example')
  },
)

test('a secret field has no place in the file even if someone wrote one there', async () => {
  write(JSON.stringify({ version: 1, id, services: { coherence: { test: { portalToken: 'x' } } } }))
  expect((await open()).valueAt({ ...key, field: 'portalToken' })).toBeNull()
})

test('a folder without write permission keeps the old file and says why', async () => {
  cpSync(import.meta.filename, join(root, '.latchkey-is-no-folder'))
  writeFileSync(join(root, '.latchkey'), 'a file where the folder should be')
  const file = await open().catch((error: unknown) => error)
  if (file instanceof Error) return expect(file.message).not.toBe('')
  await expect((file as Awaited<ReturnType<typeof open>>).update([change(url, null, 'https://a.example')])).rejects.toThrow()
  expect(existsSync(path())).toBe(false)
})
