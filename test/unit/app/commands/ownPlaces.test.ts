import { expect, test } from 'vitest'

import type { OwnFormat } from '../../../../shared/ownFormats'
import { failureOf } from '../../world/folder'
import { projectPath } from '../../world/appWorld'
import { titleAt, versionAt, withOwnPlaces } from '../../world/ownPlaces'

// Places that the user adds to a field: each form of address, and what becomes of them.

type Form = { file: string; format: OwnFormat; key: string; before: string; after: string; fixture?: string }

const forms: Readonly<Record<string, Form>> = {
  'a variable of an environment file': {
    file: 'server/.env',
    format: 'dotenv',
    key: 'TITLE_ID',
    before: '# ours\nTITLE_ID=OLD1\nOTHER=1\n',
    after: '# ours\nTITLE_ID=7C1E4\nOTHER=1\n',
  },
  'a member in JSON': {
    file: 'config/game.json',
    format: 'jsonTree',
    key: 'online/title',
    before: '{\n  "online": { "title": "OLD1", "n": 1.50 }\n}\n',
    after: '{\n  "online": { "title": "7C1E4", "n": 1.50 }\n}\n',
  },
  'a key of an ini': {
    file: 'Config/DefaultOnline.ini',
    format: 'unrealTree',
    key: '[Game.Online] TitleId',
    before: '[Game.Online]\r\nTitleId=OLD1\r\nOther=1\r\n',
    after: '[Game.Online]\r\nTitleId=7C1E4\r\nOther=1\r\n',
    fixture: 'unreal-project',
  },
  'a key of a Godot config': {
    file: 'online.cfg',
    format: 'godot',
    key: '[online] title',
    before: '[online]\n\ntitle="OLD1" ; ours\n',
    after: '[online]\n\ntitle="7C1E4" ; ours\n',
    fixture: 'godot-project',
  },
  'a property': {
    file: 'game.properties',
    format: 'properties',
    key: 'title.id',
    before: 'title.id = OLD1\nother=1\n',
    after: 'title.id = 7C1E4\nother=1\n',
  },
  'a constant in C#': {
    file: 'Assets/Scripts/Online.cs',
    format: 'source',
    key: 'TitleId',
    before: 'static class Online { const string TitleId = "OLD1"; }\n',
    after: 'static class Online { const string TitleId = "7C1E4"; }\n',
    fixture: 'unity-project',
  },
  'a constant in C++': {
    file: 'Source/Game/Online.h',
    format: 'source',
    key: 'TitleId',
    before: 'inline constexpr const TCHAR* TitleId = TEXT("OLD1");\n',
    after: 'inline constexpr const TCHAR* TitleId = TEXT("7C1E4");\n',
    fixture: 'unreal-project',
  },
}

for (const [name, { file, format, key, before, after, fixture }] of Object.entries(forms)) {
  test(`${name} can be a place: adding writes nothing there, writing changes those bytes alone, and undo gives all back`, async () => {
    const app = await withOwnPlaces({ [file]: before }, fixture)
    await app.type(titleAt, '7C1E4')
    await app.add(titleAt, [file, format, key])
    expect(app.project.text(file)).toBe(before)
    expect(app.own(titleAt)).toMatchObject([{ path: file, state: 'differs', theirs: 'OLD1' }])
    const ids = app.own(titleAt).map(({ target }) => target)
    await app.call('targets.preview', { ...titleAt, ids })
    expect(app.project.text(file), 'the diff is shown first').toBe(before)
    await app.call('targets.write', { ...titleAt, ids })
    expect(app.project.text(file)).toBe(after)
    expect(app.own(titleAt)).toMatchObject([{ state: 'same' }])
    while (app.view().project?.undo != null) await app.call('history.undo', undefined)
    expect(app.project.text(file)).toBe(before)
    expect(app.own(titleAt)).toEqual([])
    expect(app.saved()).toEqual({})
  })
}

test('a place is saved for the team with its service and environment, under an id that two people would give it alike', async () => {
  const added = async () => {
    const app = await withOwnPlaces({ 'game.json': '{ "a": "x" }\n' })
    await app.add(titleAt, ['game.json', 'jsonTree', 'a'])
    return app.saved()
  }
  const saved = await added()
  const [[id, place]] = Object.entries(saved.playfab.test.places) as [[string, object]]
  expect(id).toMatch(/^titleId-[0-9a-f]{8}$/)
  expect(place).toEqual({ field: 'titleId', file: 'game.json', format: 'jsonTree', key: 'a' })
  expect(await added()).toEqual(saved)
})

test('a place that was added is read again when its file changes, and each environment has its own', async () => {
  const app = await withOwnPlaces({ 'game.json': '{ "a": "x", "b": "y" }\n' })
  await app.type(titleAt, '7C1E4')
  await app.add(titleAt, ['game.json', 'jsonTree', 'a'])
  app.project.write('game.json', '{ "a": "7C1E4", "b": "y" }\n')
  await app.app.refresh(app.session)
  expect(app.own(titleAt)).toMatchObject([{ state: 'same' }])
  await app.call('environment.select', { environment: 'live' })
  expect(app.own({ ...titleAt, environment: 'live' })).toEqual([])
})

test('a renamed environment takes its places along', async () => {
  const app = await withOwnPlaces({ 'game.json': '{ "a": "x" }\n' })
  await app.add(titleAt, ['game.json', 'jsonTree', 'a'])
  await app.call('environment.rename', { environment: 'test', to: 'beta' })
  expect(app.own({ ...titleAt, environment: 'beta' })).toMatchObject([{ path: 'game.json' }])
  await app.call('history.undo', undefined)
  expect(app.own(titleAt)).toMatchObject([{ path: 'game.json' }])
})

test('a place for all environments is left alone while another one’s value is in it', async () => {
  const app = await withOwnPlaces({ 'game.json': '{ "a": "" }\n' })
  await app.add(titleAt, ['game.json', 'jsonTree', 'a'], true)
  await app.type(titleAt, '7C1E4')
  await app.write(titleAt)
  expect(app.project.text('game.json')).toBe('{ "a": "7C1E4" }\n')
  const live = { ...titleAt, environment: 'live' }
  await app.call('environment.select', { environment: 'live' })
  await app.type(live, 'AAAA1')
  expect(app.own(live)).toMatchObject([{ state: 'others', holds: 'test' }])
  expect(app.project.text('game.json')).toContain('7C1E4')
})

test('a value that all environments share is the same place in each of them', async () => {
  const app = await withOwnPlaces({ 'game.json': '{ "v": "1" }\n' })
  await app.type(versionAt, '2')
  await app.add(versionAt, ['game.json', 'jsonTree', 'v'])
  await app.write(versionAt)
  await app.call('environment.select', { environment: 'live' })
  const live = { ...versionAt, environment: 'live' }
  expect(app.own(live)).toMatchObject([{ state: 'same' }])
  await app.type(live, '3')
  expect(app.project.text('game.json'), 'a yes was given before').toBe('{ "v": "3" }\n')
})

test('removing a place leaves its file as it is, and undo brings the place back', async () => {
  const app = await withOwnPlaces({ 'game.json': '{ "a": "x" }\n' })
  await app.add(titleAt, ['game.json', 'jsonTree', 'a'])
  const [place] = app.own(titleAt)
  await app.call('place.remove', { ...titleAt, id: place?.own?.id ?? '', scope: place?.own?.scope ?? '' })
  expect(app.own(titleAt)).toEqual([])
  expect(app.saved()).toEqual({})
  expect(app.project.text('game.json')).toBe('{ "a": "x" }\n')
  await app.call('history.undo', undefined)
  expect(app.own(titleAt)).toMatchObject([{ path: 'game.json' }])
})

test('undo of a write leaves a file alone once a pull has taken its place away', async () => {
  const app = await withOwnPlaces({ 'game.json': '{ "a": "x" }\n' })
  await app.type(titleAt, '7C1E4')
  await app.add(titleAt, ['game.json', 'jsonTree', 'a'])
  await app.write(titleAt)
  const pulled = JSON.parse(app.project.text(projectPath))
  delete pulled.services.playfab.test.places
  app.project.write(projectPath, JSON.stringify(pulled))
  await app.app.refresh(app.session)
  await failureOf(() => app.call('history.undo', undefined)).catch(() => null)
  expect(app.project.text('game.json')).toBe('{ "a": "7C1E4" }\n')
})

test('the entries that hold the value now are offered first, a secret is not shown, and nothing is written by looking', async () => {
  const json = '{ "b": "x", "api_token": "hiddenhidden", "n": 5, "list": [{ "id": "7C1E4" }] }\n'
  const app = await withOwnPlaces({ 'game.json': json })
  await app.type(titleAt, '7C1E4')
  const first = await app.look(titleAt, ['game.json', 'jsonTree', ''])
  expect(first.entries[0]).toEqual({ key: 'list/0/id', isSame: true })
  expect(first.entries.map(({ key }) => key)).toContain('n')
  expect(first.now).toBe(null)
  expect((await app.look(titleAt, ['game.json', 'jsonTree', 'list/0/id'])).now).toEqual({ is: 'same', text: '' })
  expect((await app.look(titleAt, ['game.json', 'jsonTree', 'b'])).now).toEqual({ is: 'differs', text: 'x' })
  expect((await app.look(titleAt, ['game.json', 'jsonTree', 'new'])).now).toEqual({ is: 'absent', text: '' })
  expect((await app.look(titleAt, ['game.json', 'jsonTree', 'api_token'])).now).toEqual({ is: 'hidden', text: '' })
  expect(app.seen()).not.toContain('hiddenhidden')
  expect(app.project.text('game.json')).toBe(json)
})

test('of source, the constants with one text are offered', async () => {
  const source = 'class A { const string One = "7C1E4"; string Two = "b"; string Two2 = One + "c"; void F() { Two = "d"; } }\n'
  const app = await withOwnPlaces({ 'Online.cs': source })
  await app.type(titleAt, '7C1E4')
  const { entries } = await app.look(titleAt, ['Online.cs', 'source', ''])
  expect(entries).toEqual([{ key: 'One', isSame: true }])
  const { problem } = await app.look(titleAt, ['Online.cs', 'source', 'Nothing'])
  expect(problem).toContain('Nothing')
})

test('a place where a secret of the vault stands is refused, and the secret is not shown', async () => {
  const secret = 'SECRETSECRETSECRET01'
  const app = await withOwnPlaces({ 'game.json': `{ "a": "${secret}" }\n` })
  await app.call('secret.store', { service: 'plutu', environment: 'test', field: 'secretKey', value: secret })
  expect((await app.look(titleAt, ['game.json', 'jsonTree', 'a'])).problem).toContain('A secret of yours')
  expect((await failureOf(() => app.add(titleAt, ['game.json', 'jsonTree', 'a']))).message).toContain('A secret of yours')
  expect(app.published()).not.toContain(secret)
})

test('a file or key that is not there is refused with what to do, and nothing is saved', async () => {
  const app = await withOwnPlaces({ 'game.json': '{ "a": "x", "o": {} }\n' })
  const why = async (place: readonly [string, OwnFormat, string]) => (await failureOf(() => app.add(titleAt, place))).message
  expect(await why(['none.json', 'jsonTree', 'a'])).toContain('none.json isn’t there')
  expect(await why(['game.json', 'jsonTree', 'o/p'])).toContain('can’t add one')
  expect(await why(['game.json', 'jsonTree', ''])).toContain('key')
  await app.add(titleAt, ['game.json', 'jsonTree', 'a'])
  expect(await why(['game.json', 'jsonTree', 'a'])).toContain('already')
  expect(Object.keys(app.saved().playfab.test.places)).toHaveLength(1)
})

test('a file chosen in the system’s dialog has to be inside the project', async () => {
  const app = await withOwnPlaces({ 'a/game.json': '{}\n' })
  app.person.file = app.project.at('a/game.json')
  expect(await app.call('place.choose', undefined)).toEqual({ file: 'a/game.json' })
  app.person.file = '/elsewhere/game.json'
  expect((await failureOf(() => app.call('place.choose', undefined))).message).toContain('inside the project')
  app.person.file = null
  expect(await app.call('place.choose', undefined)).toEqual({ file: null })
})
