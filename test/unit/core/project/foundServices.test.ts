import fs, { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

import { afterAll, expect, onTestFinished, test, vi } from 'vitest'

import type { Mark, Place } from '../../../../shared/catalog/place'
import type { Service } from '../../../../shared/catalog/service'
import { projectPath, startApp } from '../../world/appWorld'
import { countReads } from '../../world/diskReads'
import { temporaryFolder } from '../../world/folder'

// Services such as the presets: each is shown only where it is found, used or added.
const { scripts, declared } = vi.hoisted(() => {
  vi.resetModules()
  const hex = (digit: string) => digit.repeat(32)
  const known = { photon: hex('a'), playfab: hex('b'), dll: hex('d'), talo: hex('e') }
  type File = Extract<Place['file'], { script: string }>

  function service(id: string, file: File | null, found: Mark[]): Service {
    const place: Place = {
      id: 'unity',
      label: 'Unity asset',
      engine: 'unity',
      ships: true,
      file: file ?? { path: 'none' },
      format: 'unityAsset',
      values: { appKey: { key: 'appKey' } },
    }
    return {
      version: 1,
      id,
      label: id,
      summary: 'A service.',
      isOptional: true,
      environments: 'It has none.',
      links: {},
      found,
      places: file === null ? [] : [place],
      sections: [
        {
          id: 'keys',
          label: 'Keys',
          fields: [
            { id: 'appKey', kind: 'text', class: 'runtime', label: 'App Key', help: '', perEnvironment: false, default: '' },
          ],
        },
      ],
    }
  }
  const asset = (script: string, standard: string, fileID?: string): File => ({
    script,
    standard,
    ...(fileID !== undefined && { fileID }),
  })
  return {
    scripts: known,
    declared: [
      service('photon', asset(known.photon, 'Assets/Photon/Net/Resources/Photon.asset'), [
        { engine: 'unity', package: 'com.photon' },
      ]),
      service('playfab', asset(known.playfab, 'Assets/PlayFabSDK/Shared.asset'), []),
      service('one', asset(known.dll, 'Assets/One/Settings.asset', '-111'), [{ engine: 'unity', package: 'com.one' }]),
      service('two', asset(known.dll, 'Assets/Two/Settings.asset', '222'), [{ engine: 'unity', package: 'com.two' }]),
      service('talo', asset(known.talo, 'Assets/Talo/Settings.asset'), [{ engine: 'godot', addon: 'talo' }]),
      service('sentry', null, [{ engine: 'unreal', plugin: 'Sentry' }, { file: 'sentry.properties' }]),
    ],
  }
})

vi.mock('../../../../shared/catalog/builtIn', async (load) => {
  const { builtIn } = await load<{ builtIn: readonly Service[] }>()
  return { builtIn: [...builtIn.filter(({ isOptional }) => isOptional !== true), ...declared] }
})

afterAll(() => {
  vi.doUnmock('../../../../shared/catalog/builtIn')
  vi.resetModules()
})

const manifest = 'Packages/manifest.json'
const packages = (...names: string[]) =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])) })

const assetOf = (script: string, { fileID = '11500000', appKey = '' } = {}) =>
  `%YAML 1.1
%TAG !u! tag:unity3d.com,2011:
--- !u!114 &11400000
MonoBehaviour:
  m_ObjectHideFlags: 0
  m_Script: {fileID: ${fileID}, guid: ${script}, type: 3}
  m_Name: Settings
  appKey: ${appKey}
`

async function open(prepare: (project: ReturnType<typeof temporaryFolder>) => unknown, fixture = 'unity-project') {
  const app = startApp()
  const project = temporaryFolder(fixture)
  prepare(project)
  await app.call('project.open', { path: project.root })
  const seen = () => app.view().project ?? expect.unreachable('No project is open.')
  const ids = declared.map(({ id }) => id)
  const shown = () => seen().services.flatMap(({ id }) => (ids.includes(id) ? [id] : []))
  const service = (id: string) => seen().services.find((one) => one.id === id)
  const foundBy = (id: string) => [...seen().services, ...seen().hidden].find((one) => one.id === id)?.foundBy
  const pathOf = (id: string) => service(id)?.targets[0]?.path ?? null
  const refresh = () => app.app.refresh(app.session)
  const show = (id: string, isShown: boolean) => app.call('service.show', { service: id, isShown })
  return { ...app, project, service, foundBy, shown, pathOf, refresh, show }
}

/** Counts how often folders are listed, until the test ends. That of `held` waits until it is let go on. */
function countListings(folder: string, held?: string) {
  const { opendir } = fs.promises
  const listed = new Map<string, number>()
  let goOn = (): void => undefined
  const going = new Promise<void>((resolve) => (goOn = resolve))
  Object.assign(fs.promises, {
    opendir: async (...args: Parameters<typeof opendir>) => {
      const path = String(args[0])
      if (path.startsWith(folder)) listed.set(path, (listed.get(path) ?? 0) + 1)
      if (path === held) await going
      return opendir(...args)
    },
  })
  syncBuiltinESMExports()
  onTestFinished(() => {
    Object.assign(fs.promises, { opendir })
    syncBuiltinESMExports()
  })
  return { of: (path: string) => listed.get(path) ?? 0, goOn: () => goOn() }
}

/** What is read and listed from when a project is opened that `prepare` has made. */
async function countedOpen(prepare: Parameters<typeof open>[0], held?: string) {
  const counts: { reads: ReturnType<typeof countReads>; listings: ReturnType<typeof countListings> }[] = []
  const app = await open((project) => {
    prepare(project)
    const { root, at } = project
    counts.push({ reads: countReads(root), listings: countListings(root, held === undefined ? held : at(held)) })
  })
  const { reads, listings } = counts[0] ?? expect.unreachable('Nothing was prepared.')
  return {
    ...app,
    read: (path: string) => reads.ofFile(app.project.at(path)),
    listed: (path: string) => listings.of(app.project.at(path)),
    listings,
  }
}

test('however many assets are in no standard place, one walk lists each folder and reads each head once', async () => {
  const app = await countedOpen(({ write, at }) => {
    rmSync(at('Assets/coherence'), { recursive: true })
    write(manifest, packages('com.photon', 'com.one', 'com.two'))
    write('Assets/Other/Deep/Thing.asset', assetOf('0'.repeat(32)))
    write('Assets/Other/A.asset', assetOf(scripts.photon))
    write('Assets/Other/C.asset', assetOf(scripts.dll, { fileID: '222' }))
  })
  // Takes much longer than another walk would.
  await open(() => undefined)
  expect([app.read('Assets/Other/Deep/Thing.asset'), app.listed('Assets/Other/Deep')]).toEqual([1, 1])
  expect(app.pathOf('photon')).toBe('Assets/Other/A.asset')
  expect([app.pathOf('one'), app.pathOf('two')], 'one DLL has the scripts of both').toEqual([null, 'Assets/Other/C.asset'])
})

test('while each wanted asset is in its standard place no folder is searched, and a second look at all folders never comes', async () => {
  const app = await countedOpen(({ write }) => {
    write(manifest, packages('com.photon'))
    write('Assets/photon/net/Resources/Photon.asset', assetOf(scripts.photon))
    write('Assets/Other/Deep/Thing.asset', assetOf('0'.repeat(32)))
  })
  expect(app.pathOf('photon'), 'folders of early versions are written in another case').toBe(
    'Assets/photon/net/Resources/Photon.asset',
  )
  await vi.waitFor(() => expect(app.listed('Assets/Other/Deep'), 'for those that nothing hints at').toBe(1))
  await app.refresh()
  await app.refresh()
  expect(app.listed('Assets/Other/Deep')).toBe(1)
})

test('an asset that nothing hints at is found later, without a press and without a word in project.json, and stays', async () => {
  const app = await countedOpen(({ write }) => write('Assets/Other/B.asset', assetOf(scripts.playfab)))
  await vi.waitFor(() => expect(app.shown()).toEqual(['playfab']))
  expect(app.foundBy('playfab')).toBe('Found in the project: Assets/Other/B.asset.')
  expect(app.pathOf('playfab')).toBe('Assets/Other/B.asset')
  const listed = app.listed('Assets/Other')
  await app.refresh()
  expect([app.pathOf('playfab'), app.listed('Assets/Other')]).toEqual(['Assets/Other/B.asset', listed])
  expect(fs.existsSync(app.project.at(projectPath))).toBe(false)

  renameSync(app.project.at('Assets/Other'), app.project.at('Assets/Moved'))
  await app.refresh()
  expect(app.pathOf('playfab'), 'it was moved').toBe('Assets/Moved/B.asset')
  rmSync(app.project.at('Assets/Moved'), { recursive: true })
  await app.refresh()
  expect([app.pathOf('playfab'), app.shown()]).toEqual([null, []])
})

test('an asset that comes later is searched for as soon as a mark says that the project uses its service', async () => {
  const app = await countedOpen(() => undefined)
  await vi.waitFor(() => expect(app.listed('Assets')).toBeGreaterThan(1))
  await open(() => undefined)
  app.project.write('Assets/Other/A.asset', assetOf(scripts.photon))
  await app.refresh()
  expect(app.shown(), 'nothing hints at it').toEqual([])
  app.project.write(manifest, packages('com.photon'))
  await app.refresh()
  expect([app.shown(), app.pathOf('photon')]).toEqual([['photon'], 'Assets/Other/A.asset'])
})

test('an asset that leaves its standard place is looked for, whether or not anything else hints at it', async () => {
  // Nothing is missing, so nothing was searched before.
  const app = await open(({ write }) => {
    for (const { places } of declared)
      for (const { file } of places) if ('script' in file) write(file.standard, assetOf(file.script, file))
  })
  expect(app.shown()).toEqual(['photon', 'playfab', 'one', 'two', 'talo'])
  renameSync(app.project.at('Assets/PlayFabSDK'), app.project.at('Assets/Renamed'))
  await app.refresh()
  expect(app.pathOf('playfab')).toBe('Assets/Renamed/Shared.asset')
})

test('a copy of an asset, which was nothing new while one was in the standard place, is found when that one goes', async () => {
  const app = await open(({ write }) => {
    write(manifest, packages('com.photon', 'com.one'))
    write('Assets/Photon/Net/Resources/Photon.asset', assetOf(scripts.photon))
    write('Assets/Copy.asset', assetOf(scripts.photon))
  })
  expect(app.pathOf('photon')).toBe('Assets/Photon/Net/Resources/Photon.asset')
  rmSync(app.project.at('Assets/Photon'), { recursive: true })
  await app.refresh()
  expect(app.pathOf('photon')).toBe('Assets/Copy.asset')
})

test('a link out of the project in one service’s folder hides nothing of another, and finds nothing', async () => {
  const outside = temporaryFolder()
  outside.write('Shared.asset', assetOf(scripts.playfab))
  const app = await open(({ write, at }) => {
    write('Assets/Photon/Net/Resources/Photon.asset', assetOf(scripts.photon))
    symlinkSync(outside.root, at('Assets/PlayFabSDK'))
  })
  expect(app.shown()).toEqual(['photon'])
  expect(app.foundBy('playfab')).toBeNull()
})

test('closing the project ends the search of its folders', async () => {
  const app = await countedOpen(
    ({ at }) => ['a', 'b', 'c'].forEach((name) => mkdirSync(at(`Assets/Other/${name}`), { recursive: true })),
    'Assets/Other',
  )
  await vi.waitFor(() => expect(app.listed('Assets/Other')).toBe(1))
  app.session.close()
  app.listings.goOn()
  // Takes much longer than the rest of the search would.
  await open(() => undefined)
  expect(['a', 'b', 'c'].map((name) => app.listed(`Assets/Other/${name}`))).toEqual([0, 0, 0])
})

test.each<[string, string, string, string, string, string]>([
  ['a package', 'unity-project', manifest, packages('com.photon'), 'photon', `com.photon in ${manifest}`],
  ['an addon', 'godot-project', 'addons/talo/plugin.cfg', '', 'talo', 'addons/talo'],
  ['a plugin', 'unreal-project', 'TideRunner.uproject', plugin(true), 'sentry', 'Sentry in TideRunner.uproject'],
  ['a file', 'plain-project', 'sentry.properties', '', 'sentry', 'sentry.properties'],
])('a service is shown when it is found by %s while the project is open, and goes with it', async (...words) => {
  const [, fixture, path, content, id, by] = words
  const app = await open(() => undefined, fixture)
  await app.call('view.painted', undefined)
  expect(app.shown()).toEqual([])
  const before = fs.existsSync(app.project.at(path)) ? app.project.text(path) : null
  app.project.write(path, content)
  await vi.waitFor(() => expect(app.shown()).toEqual([id]))
  expect(app.foundBy(id)).toBe(`Found in the project: ${by}.`)
  if (before === null) rmSync(app.project.at(path))
  else app.project.write(path, before)
  if (id === 'talo') rmSync(app.project.at('addons'), { recursive: true })
  await vi.waitFor(() => expect(app.shown()).toEqual([]))
  expect(fs.existsSync(app.project.at(projectPath))).toBe(false)
})

function plugin(isOn: boolean): string {
  return JSON.stringify({ FileVersion: 3, EngineAssociation: '5.5', Plugins: [{ Name: 'Sentry', Enabled: isOn }] })
}

test('a service that was found can be hidden, stays found, and leaves no trace when it is shown again', async () => {
  const app = await open(({ write }) => write(manifest, packages('com.photon')))
  const saved = () => JSON.parse(app.project.text(projectPath)).services
  await app.show('photon', false)
  expect([app.shown(), app.foundBy('photon')]).toEqual([[], 'Found in the project: com.photon in Packages/manifest.json.'])
  expect(saved()).toEqual({ photon: { all: { shown: false } } })
  await app.show('photon', true)
  expect([app.shown(), saved()]).toEqual([['photon'], {}])
  expect(app.service('photon')?.missing, 'that it is found asks for no secret').toEqual([])
})
