import { mkdirSync, symlinkSync } from 'node:fs'

import { expect, test } from 'vitest'

import { projectPath } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import { titleAt, withOwnPlaces } from '../../world/ownPlaces'

// project.json comes with a folder: whoever wrote the places in it, each is judged before its file is looked at.

const good = { field: 'titleId', file: 'game.json', format: 'jsonTree', key: 'a' }
/** Such entries, and what is said beside the field; null where nothing is shown. */
const hostile: Readonly<Record<string, [entry: unknown, says: string | null]>> = {
  'a variable that is called a secret': [
    { ...good, file: '.env', format: 'dotenv', key: 'DB_PASSWORD' },
    'says that a secret stands there',
  ],
  'a path out of the project': [{ ...good, file: '../game.json' }, 'inside the project'],
  'an absolute path': [{ ...good, file: '/etc/game.json' }, 'inside the project'],
  'a path of another computer': [{ ...good, file: '\\\\server\\share\\game.json' }, 'inside the project'],
  'a drive': [{ ...good, file: 'C:/game.json' }, 'inside the project'],
  'a stream of a file': [{ ...good, file: 'a/game.json::$DATA' }, 'inside the project'],
  'git’s own folder': [{ ...good, file: '.git/config.json' }, 'belongs to git'],
  'git’s own folder, spelled otherwise': [{ ...good, file: 'GIT~1/config.json' }, ''],
  'Latchkey’s own folder': [{ ...good, file: '.latchkey/project.json' }, 'belongs to Latchkey'],
  'an editor’s folder': [{ ...good, file: '.vscode/settings.json' }, 'other programs'],
  'a list of packages': [{ ...good, file: 'Packages/manifest.json' }, 'other programs'],
  'a package with scripts': [{ ...good, file: 'tools/package.json', key: 'scripts', inside: 'postinstall' }, 'other programs'],
  'a program': [{ ...good, file: 'build.sh' }, 'other programs'],
  'a script under a format of ours': [{ ...good, file: 'hook.py', format: 'source', key: 'X' }, 'other programs'],
  'an Unreal project': [{ ...good, file: 'Game.uproject' }, 'other programs'],
  'Unity’s package server': [{ ...good, file: 'ProjectSettings/Servers.json' }, 'what to load or start'],
  'a script that Godot loads': [
    { ...good, file: 'project.godot', format: 'godot', section: 'autoload', key: 'X' },
    'what to load or start',
  ],
  'the same without a section': [{ ...good, file: 'project.godot', format: 'godot', key: 'autoload/X' }, 'what to load or start'],
  'the scene that Godot starts': [
    { ...good, file: 'project.godot', format: 'godot', section: 'application', key: 'run/main_scene' },
    'what to load or start',
  ],
  'a plugin of Godot’s editor': [
    { ...good, file: 'addons/x/plugin.cfg', format: 'godot', section: 'plugin', key: 'script' },
    'what to load or start',
  ],
  'a command of Godot’s exports': [
    { ...good, file: 'export_presets.cfg', format: 'godot', section: 'preset.0.options', key: 'x' },
    'what to load or start',
  ],
  'a script of Unreal’s editor': [
    {
      ...good,
      file: 'Config/DefaultEngine.ini',
      format: 'unrealTree',
      section: '/Script/PythonScriptPlugin.PythonScriptPluginSettings',
      key: '+StartupScripts',
    },
    'what to load or start',
  ],
  'a class that Unreal loads': [
    {
      ...good,
      file: 'Config/DefaultEngine.ini',
      format: 'unrealTree',
      section: '/Script/EngineSettings.GameMapsSettings',
      key: 'GameInstanceClass',
    },
    'what to load or start',
  ],
  'rules of Unreal’s build': [
    { ...good, file: 'Source/Game/Game.Build.cs', format: 'source', key: 'X' },
    'what to load or start',
  ],
  'a variable that programs obey': [{ ...good, file: '.env', format: 'dotenv', key: 'LD_PRELOAD' }, 'name of a variable'],
  'an environment file that is a script': [{ ...good, file: 'run.env.sh', format: 'dotenv', key: 'X_KEY' }, 'environment file'],
  'a character that turns the text around it': [{ ...good, file: 'a\u202egame.json' }, 'can’t be seen'],
  'a format of engines': [{ ...good, format: 'unityTree' }, 'can’t be understood'],
  'a member of another version': [{ ...good, run: 'x' }, 'can’t be understood'],
  'no key': [{ field: 'titleId', file: 'game.json', format: 'jsonTree' }, 'which key'],
  'a key of the file of keys': [{ ...good, file: 'Keys.cs', format: 'keysFile' }, 'names its keys itself'],
  'a file of keys in another language': [{ field: 'titleId', file: 'keys.py', format: 'keysFile' }, ''],
  'a text of no end': [{ ...good, key: 'k'.repeat(5000) }, 'can’t be understood'],
  'a field that is not there': [{ ...good, field: 'nothing' }, null],
  'a field of every object': [{ ...good, field: 'constructor' }, null],
  'no object': ['game.json', null],
  'a list': [[good], null],
}

async function withEntries(places: unknown, files: Readonly<Record<string, string>> = {}) {
  const app = await withOwnPlaces({
    'game.json': '{ "a": "x" }\n',
    [projectPath]: JSON.stringify({
      version: 1,
      id: '3b0a8a3e-6a3e-4f0e-9a4e-6f1f0a3c7d21',
      services: { playfab: { test: { titleId: '7C1E4', places } } },
    }),
    ...files,
  })
  return app
}

test('every hostile place is refused beside its field in words, and a good one beside it counts', async () => {
  for (const [name, [entry, says]] of Object.entries(hostile)) {
    const app = await withEntries({ bad: entry, good })
    const own = app.own(titleAt)
    expect(
      own.filter(({ path }) => path === 'game.json'),
      name,
    ).toMatchObject([{ state: 'differs', theirs: 'x' }])
    const refused = own.filter(({ state }) => state === 'refused')
    expect(refused, name).toHaveLength(says === null ? 0 : 1)
    if (says !== null) expect(refused[0]?.why?.message, name).toContain(says)
    // It can be removed in the window, and until then it is kept as it is.
    await app.type(titleAt, 'AAAA1')
    expect(app.saved().playfab.test.places.bad, name).toEqual(entry)
    const at = refused[0]?.own
    if (at === undefined) continue
    await app.call('place.remove', { ...titleAt, ...at })
    expect(app.saved().playfab.test.places, name).toEqual({ good })
  }
})

test('a place of a secret is refused beside the secret, and nothing of it is written', async () => {
  const secret = 'SECRETSECRETSECRET01'
  const app = await withOwnPlaces({
    'game.json': '{ "a": "x" }\n',
    [projectPath]: JSON.stringify({
      version: 1,
      id: '3b0a8a3e-6a3e-4f0e-9a4e-6f1f0a3c7d21',
      services: { plutu: { test: { places: { bad: { ...good, field: 'secretKey' } } } } },
    }),
  })
  const at = { service: 'plutu', environment: 'test', field: 'secretKey' }
  await app.call('secret.store', { ...at, value: secret })
  expect(app.own(at)).toMatchObject([{ state: 'refused', theirs: null }])
  expect(app.own(at)[0]?.why?.message).toContain('never written')
  await app.write(at)
  expect(app.project.text('game.json')).toBe('{ "a": "x" }\n')
})

test('no file outside the project is read through a link, and none is written', async () => {
  const elsewhere = temporaryFolder()
  elsewhere.write('game.json', '{ "a": "theirs" }\n')
  const app = await withEntries({ good: { ...good, file: 'linked/game.json' } })
  mkdirSync(app.project.at('other'))
  symlinkSync(elsewhere.root, app.project.at('linked'))
  await app.app.refresh(app.session)
  expect(app.own(titleAt)).toMatchObject([{ state: 'refused', theirs: null }])
  await app.write(titleAt)
  expect(elsewhere.text('game.json')).toBe('{ "a": "theirs" }\n')
})

test('a file that a pulled place names is not written before the user has seen the diff', async () => {
  const app = await withEntries({ good })
  await app.type(titleAt, 'AAAA1')
  expect(app.project.text('game.json')).toBe('{ "a": "x" }\n')
  expect(app.inView('playfab')?.pendingWrites).toMatchObject([{ path: 'game.json' }])
})

test('more places than can be shown, ids of no form and places of unknown services slow nothing down and stay', async () => {
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`p${at}`, { ...good, key: `k${at}` }]))
  const app = await withEntries({ ...many, '../x': good, constructor: good })
  expect(app.own(titleAt).length).toBeLessThanOrEqual(64)
  await app.type(titleAt, 'AAAA1')
  expect(Object.keys(app.saved().playfab.test.places)).toHaveLength(5002)
})

test('places in a form that no version wrote are left as they are', async () => {
  for (const places of ['x', [good], 7, null, true]) {
    const app = await withEntries(places)
    expect(app.own(titleAt)).toEqual([])
    await app.type(titleAt, 'AAAA1')
    expect(app.saved().playfab.test.places).toEqual(places)
  }
})

const password = 'hunter2-hunter2-hunter2'
const stolen = { field: 'titleId', file: '.env', format: 'dotenv', key: 'PAYMENT_KEY' }

test('what a place of project.json names in a file of variables is never taken for the value of its field, nor shown if it may be a secret', async () => {
  const places = { 'titleId-0': stolen, 'titleId-1': { ...stolen, key: 'PLAYFAB_TITLE_ID' } }
  const document = { version: 1, id: crypto.randomUUID(), services: { playfab: { all: { shown: true }, test: { places } } } }
  const app = await withOwnPlaces({
    '.env': `PAYMENT_KEY=${password}\nPLAYFAB_TITLE_ID=OTHER1\n`,
    [projectPath]: JSON.stringify(document),
  })
  expect(app.inView('playfab')?.settings['titleId']?.value, 'a check would send it').toBe('')
  expect(JSON.stringify(app.view())).not.toContain(password)
  await app.type(titleAt, 'AAAA1')
  const views = app.own(titleAt).map(({ key, state, theirs, isHidden }) => ({ key, state, theirs, isHidden }))
  expect(views).toEqual([
    { key: 'PAYMENT_KEY', state: 'differs', theirs: null, isHidden: true },
    { key: 'PLAYFAB_TITLE_ID', state: 'differs', theirs: 'OTHER1', isHidden: undefined },
  ])
  expect(JSON.stringify(app.view())).not.toContain(password)
  const looked = await app.look(titleAt, ['.env', 'dotenv', 'PAYMENT_KEY'])
  expect(looked.now).toEqual({ is: 'hidden', text: '' })
})
