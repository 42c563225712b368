import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { failureOf } from '../../world/folder'
import { projectPath } from '../../world/appWorld'
import { titleAt, versionAt, withOwnPlaces } from '../../world/ownPlaces'

// Our own file of keys, made for the fields that the user chose.

const live = { ...titleAt, environment: 'live' }
const title = { service: 'playfab', field: 'titleId' }
const version = { service: 'photon', field: 'appVersion' }

async function chosen(fixture: string, files: Readonly<Record<string, string>> = {}) {
  const app = await withOwnPlaces(files, fixture)
  await app.type(titleAt, '7C1E4')
  await app.type(live, 'AAAA1')
  await app.type(versionAt, '1.2')
  const { file, keys } = await app.call('keys.read', { file: '' })
  await app.call('keys.save', { file, keys: [title, version] })
  return { ...app, file, keys }
}

type Expected = { file: string; lines: readonly string[]; files?: Readonly<Record<string, string>> }

const expected: Readonly<Record<string, Expected>> = {
  'unity-project': {
    file: 'Assets/Latchkey/Keys.g.cs',
    lines: [
      'public const string PhotonAppVersion = "1.2";',
      '#if DEVELOPMENT_BUILD || UNITY_EDITOR',
      'public const string PlayfabTitleId = "7C1E4";',
      '#else',
      'public const string PlayfabTitleId = "AAAA1";',
      '#endif',
    ],
  },
  'unreal-project': {
    file: 'Source/TideRunner/LatchkeyKeys.h',
    // Of a game with source in C++.
    files: {
      'TideRunner.uproject': '{ "FileVersion": 3, "Modules": [{ "Name": "TideRunner", "Type": "Runtime" }] }\n',
      'Source/TideRunner/TideRunner.h': '#pragma once\n',
    },
    lines: [
      'PhotonAppVersion = TEXT("1.2");',
      '#if !UE_BUILD_SHIPPING',
      'PlayfabTitleId = TEXT("7C1E4");',
      '#else',
      'PlayfabTitleId = TEXT("AAAA1");',
      '#endif',
    ],
  },
  'godot-project': {
    file: 'latchkey_keys.gd',
    lines: [
      'const PHOTON_APP_VERSION := "1.2"',
      'const _TEST := {',
      '"PLAYFAB_TITLE_ID": "7C1E4",',
      'const _LIVE := {',
      '"PLAYFAB_TITLE_ID": "AAAA1",',
    ],
  },
}

for (const [fixture, { file, lines, files }] of Object.entries(expected)) {
  test(`in a ${fixture}, ${file} gets the values of all services, with a switch between test and live, after one yes`, async () => {
    const app = await chosen(fixture, files)
    expect(app.file).toBe(file)
    expect(() => app.project.text(file), 'nothing is written by choosing').toThrow()
    await app.write(titleAt)
    const text = app.project.text(file)
    let at = 0
    for (const line of lines) {
      expect(text.slice(at), line).toContain(line)
      at = text.indexOf(line, at) + line.length
    }
    expect(app.own(titleAt)).toMatchObject([{ path: file, state: 'same' }])
    expect(app.own(versionAt)).toMatchObject([{ path: file, state: 'same' }])
    await app.type(titleAt, 'BBBB2')
    expect(app.project.text(file), 'later ones do not ask').toContain('BBBB2')
    while (app.view().project?.undo != null) await app.call('history.undo', undefined)
    expect(() => app.project.text(file), 'undo takes the file away again').toThrow()
    expect(app.saved()).toEqual({})
  })
}

test('an Unreal game without source of its own has no file that is proposed, and none is saved for an empty path', async () => {
  const app = await withOwnPlaces({}, 'unreal-project')
  expect((await app.call('keys.read', { file: '' })).file).toBe('')
  expect((await failureOf(() => app.call('keys.save', { file: '', keys: [title] }))).code).toBe('invalid')
})

test('the list of keys has each runtime and shared value that is there, its name in the file, and no secret', async () => {
  const app = await chosen('unity-project')
  await app.call('secret.store', { service: 'plutu', environment: 'test', field: 'secretKey', value: 'SECRETSECRETSECRET01' })
  const { keys } = await app.call('keys.read', { file: '' })
  expect(keys).toContainEqual({ ...title, label: 'PlayFab Title ID', name: 'PlayfabTitleId', isIn: true, hasValue: true })
  expect(keys.filter(({ field }) => /secret|token|envFile|envVariable/i.test(field))).toEqual([])
})

/** A file of keys that was written with a yes. */
async function written() {
  const app = await chosen('unity-project')
  await app.write(titleAt)
  const text = () => (existsSync(app.project.at(app.file)) ? app.project.text(app.file) : null)
  return { ...app, text, before: text() ?? expect.unreachable('It is not there.') }
}

test('a key that is taken out of the choice leaves the file with it, and one undo brings both back', async () => {
  const app = await written()
  await app.call('keys.save', { file: app.file, keys: [version] })
  expect(app.text()).not.toContain('PlayfabTitleId')
  expect(app.text()).toContain('PhotonAppVersion')
  expect(app.own(titleAt)).toEqual([])
  expect(app.own(versionAt)).toMatchObject([{ state: 'same' }])
  await app.call('history.undo', undefined)
  expect(app.text()).toBe(app.before)
  expect(app.own(titleAt)).toMatchObject([{ state: 'same' }])
  await app.call('history.redo', undefined)
  expect(app.text()).not.toContain('PlayfabTitleId')
})

test('without its last key the file is gone, and undo gives every byte back', async () => {
  const app = await written()
  await app.call('keys.save', { file: app.file, keys: [] })
  expect(app.text()).toBeNull()
  await app.call('history.undo', undefined)
  expect(app.text()).toBe(app.before)
  await app.call('history.redo', undefined)
  expect(app.text()).toBeNull()
})

test('a place that is removed in its row leaves the file with its values', async () => {
  const app = await written()
  const [place] = app.own(titleAt)
  await app.call('place.remove', { ...titleAt, ...(place?.own ?? expect.unreachable()) })
  expect(app.text()).not.toContain('PlayfabTitleId')
  expect(app.view().said.text).toContain('Took Title ID out of the file of keys')
  await app.call('history.undo', undefined)
  expect(app.text()).toBe(app.before)
})

test('a value that is cleared leaves the file, that of another environment stays, and undo brings it back', async () => {
  const app = await written()
  await app.call('setting.reset', titleAt)
  expect(app.text()).toBe(app.before.replace('        public const string PlayfabTitleId = "7C1E4";\n', ''))
  expect(app.text()).toContain('AAAA1')
  await app.call('history.undo', undefined)
  expect(app.text()).toBe(app.before)
})

test('a key that somebody else wrote into the file is taken out only after its diff was seen', async () => {
  const app = await written()
  app.project.write(app.file, app.before.replace('7C1E4', 'BAD00'))
  await app.app.refresh(app.session)
  await app.call('setting.reset', titleAt)
  expect(app.text()).toContain('BAD00')
  const [write] = app.inView('playfab')?.pendingWrites ?? []
  expect(write?.diff.map(({ kind, text }) => `${kind} ${text}`)).toContain(
    'removed         public const string PlayfabTitleId = "BAD00";',
  )
  await app.call('targets.write', { service: 'playfab', environment: 'test', ids: [write?.id ?? ''] })
  expect(app.text()).not.toContain('BAD00')
})

test('what was never written here with a yes stays in the file, and that is said', async () => {
  const app = await chosen('unity-project')
  app.project.write(app.file, (await written()).before)
  await app.app.refresh(app.session)
  await app.call('keys.save', { file: app.file, keys: [version] })
  expect(app.project.text(app.file)).toContain('PlayfabTitleId')
  expect(app.view().said.text).toContain('It still has some that Latchkey did not write')
})

test('two fields that would get one name are refused in words, and neither is saved', async () => {
  const app = await withOwnPlaces({}, 'unity-project')
  const place = (field: string) => ({ field, file: 'Assets/Latchkey/Keys.g.cs', format: 'keysFile' })
  await app.type(titleAt, '7C1E4')
  const document = JSON.parse(app.project.text(projectPath))
  document.services = {
    ...document.services,
    epic: { all: { places: { a: place('productId') } } },
    firebase: { all: { places: { a: place('projectId'), b: place('projectId') } } },
  }
  app.project.write(projectPath, JSON.stringify(document))
  await app.app.refresh(app.session)
  const twice = await failureOf(() =>
    app.call('keys.save', {
      file: 'Assets/Latchkey/Keys.g.cs',
      keys: [
        { service: 'unity-services', field: 'projectId' },
        { service: 'unity-services', field: 'ProjectId' },
      ],
    }),
  )
  expect(twice.code).toBe('invalid')
  expect(twice.message).toContain('UnityServicesProjectId')
})

test('a file of keys that somebody edited is left alone, and its place says why', async () => {
  const app = await chosen('unity-project')
  await app.write(titleAt)
  app.project.write(app.file, `${app.project.text(app.file)}// mine\n`)
  await app.app.refresh(app.session)
  await app.type(titleAt, 'BBBB2')
  expect(app.project.text(app.file)).not.toContain('BBBB2')
  expect(app.own(titleAt)).toMatchObject([{ state: 'refused' }])
})

test('an environment besides test and live has no place in the file, and is told so', async () => {
  const app = await chosen('unity-project')
  await app.call('environment.add', { environment: 'staging' })
  await app.call('environment.select', { environment: 'staging' })
  const [place] = app.own({ ...titleAt, environment: 'staging' })
  expect(place?.state).toBe('refused')
  expect(place?.why?.message).toContain('test and live only')
})
