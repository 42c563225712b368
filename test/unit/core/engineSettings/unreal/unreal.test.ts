import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { refusalOf } from '../../../../../electron/core/engineSettings/rows/refusal'
import type { Setting } from '../../../../../electron/core/engineSettings/rows/source'
import { unreal } from '../../../../../electron/core/engineSettings/unreal/unreal'
import { unrealTree } from '../../../../../electron/core/formats/unrealTree'
import type { GameFile } from '../../../../../electron/core/places/gameFile'
import { EngineSettingId } from '../../../../../shared/engineSettings'

const engineIni = 'Config/DefaultEngine.ini'
const renderer = '[/Script/Engine.RendererSettings]\n'

function read(texts: Readonly<Record<string, string>>, version: string | null = '5.5') {
  const files = Object.entries(texts).map(([path, text]): [string, GameFile] => {
    const file = { text, encoding: 'utf8' as const }
    return [path, { is: 'open', file, stamp: null, opened: unrealTree(file, path), why: null, isBeyond: false }]
  })
  return unreal.read(new Map(files), version)
}

/** The rows that the files have a value for. */
function held(texts: Readonly<Record<string, string>>, version?: string): readonly Setting[] {
  return read(texts, version).settings.filter(({ value }) => value !== null)
}

const heldIn = (text: string) => held({ [engineIni]: text })
const keyed = (settings: readonly Setting[], key: string) => settings.find((one) => one.key === key) ?? expect.unreachable(key)
const only = (text: string) => {
  const [first, second] = heldIn(text)
  expect(second).toBeUndefined()
  return first ?? expect.unreachable()
}

describe('pages and rows are named and ordered as in Unreal’s window', () => {
  test('a setting that Unreal knows is on its page, in its fold, with its name', () => {
    const { pages, settings } = read({ [engineIni]: `${renderer}r.AllowOcclusionQueries=False\n` })
    expect(pages).toContainEqual({ id: 'Engine/Rendering', group: 'Engine', label: 'Rendering' })
    expect(keyed(settings, 'r.AllowOcclusionQueries')).toMatchObject({
      page: 'Engine/Rendering',
      folds: ['Culling'],
      label: 'Occlusion Culling',
      type: { is: 'switch' },
      value: 'false',
      standard: { value: 'true', is: 'default' },
      file: engineIni,
    })
  })

  test.each(['Desktop', 'Mobile', 'PathTracer', 'VR'])(
    'the mode of screen percentage for %s is a choice with names',
    (renders) => {
      const key = `r.ScreenPercentage.Default.${renders}.Mode`
      const { type } = keyed(heldIn(`${renderer}${key}=1\n`), key)
      expect(type).toMatchObject({ is: 'choice', choices: [{ value: '0', label: 'Manual' }, { value: '1' }, { value: '2' }] })
    },
  )

  test('that a change waits for a restart is no warning', () => {
    const { hints, notes } = keyed(heldIn(`${renderer}r.RayTracing=True\n`), 'r.RayTracing')
    expect(hints).toEqual(['Takes effect when the editor is started again.'])
    expect(notes).toBeUndefined()
  })

  test('headings are in the order of the window, pages by name, and what has no page there comes last', () => {
    const { pages } = read({
      'Config/DefaultInput.ini': '[/Script/Engine.InputSettings]\nbAltEnterTogglesFullscreen=True\n[Own]\nA=1\n',
      [engineIni]: `[/Script/My.MyHTTPSettings]\nA=1\n${renderer}r.X=1\n[/Script/Engine.AudioSettings]\nA=1\n`,
      'Config/DefaultGame.ini': '[/Script/EngineSettings.GeneralProjectSettings]\nProjectName=A\n',
    })
    const named = pages.map(({ group, label }) => `${group}: ${label}`)
    const wanted = [
      'Project: Description',
      'Engine: Audio',
      'Engine: Input',
      'Engine: Rendering',
      'Other: My HTTP Settings',
      'Other: DefaultInput.ini',
    ]
    expect(named.filter((name) => wanted.includes(name))).toEqual(wanted)
  })

  test('a key that nobody knows stands behind the others, in the order of the file', () => {
    const rows = heldIn(`${renderer}r.Own.Second=1\nr.Own.First=1\nr.AllowOcclusionQueries=False\n`)
    expect(rows.map(({ key }) => key)).toEqual(['r.AllowOcclusionQueries', 'r.Own.Second', 'r.Own.First'])
  })

  test('the parts of an array with numbers are known by its name', () => {
    const section = '/Script/NavigationSystem.RecastNavMesh'
    expect(heldIn(`[${section}]\nNavMeshResolutionParams[1]=(CellSize=1.0)\n`)).toMatchObject([
      { page: 'Engine/Navigation Mesh', folds: expect.arrayContaining(['Nav Mesh Resolution Params[1]']), label: 'Cell Size' },
    ])
  })

  test('a section without a page of its own is a fold of its file', () => {
    expect(heldIn('[CoreRedirects2]\nKey=1\n')).toMatchObject([{ page: `Other/${engineIni}`, folds: ['CoreRedirects2'] }])
  })

  test('entries of a list are called by their names, and told apart', () => {
    const rows = heldIn(`[Own]
-Key=(Name="Jump",Value=0)
+Key=(Name="Jump",Value=1)
+Key=(Name="Jump",Value=2)
+Key=(Value=3)
+Key=plain
!Other=ClearArray
`)
    expect(rows.map(({ folds, label, key }) => [folds.slice(1).join(' > '), label, key])).toEqual([
      ['Key', 'Removed: Jump', '-Key'],
      ['Key > Jump', 'Name', '+Key.Name'],
      ['Key > Jump', 'Value', '+Key.Value'],
      ['Key > Jump (2)', 'Name', '+Key.Name'],
      ['Key > Jump (2)', 'Value', '+Key.Value'],
      ['Key > 4', 'Value', '+Key.Value'],
      ['Key', '5', '+Key'],
      ['Other', 'Emptied first', '!Other'],
    ])
  })
})

describe('a value is what is known of it, or what it looks like', () => {
  test.each([
    ['True', { is: 'switch' }, 'true'],
    ['false', { is: 'switch' }, 'false'],
    ['-3', { is: 'number', isWhole: true }, '-3'],
    ['1.000000', { is: 'number', isWhole: false }, '1.000000'],
    ['007', { is: 'text' }, '007'],
    ['12345678901234567890', { is: 'text' }, '12345678901234567890'],
    ['1.0.0.0', { is: 'text' }, '1.0.0.0'],
    ['"a, b"', { is: 'text' }, 'a, b'],
    ['', { is: 'text' }, ''],
    ['/usr/bin/tool', { is: 'text' }, '/usr/bin/tool'],
    ['/Game/Maps/A.A', { is: 'reference' }, '/Game/Maps/A.A'],
    [`Class'/Script/A.B'`, { is: 'reference' }, `Class'/Script/A.B'`],
    ['(X=1,Y=2)', { is: 'vector', parts: ['X', 'Y'], isWhole: true }, '1, 2'],
    ['(X=1.5,Y=0,Z=-1)', { is: 'vector', parts: ['X', 'Y', 'Z'], isWhole: false }, '1.5, 0, -1'],
    ['(R=1.0,G=0.5,B=0,A=1)', { is: 'colour', hasAlpha: true }, '1.0, 0.5, 0, 1'],
    ['(B=64,G=0,R=255,A=255)', { is: 'colour', hasAlpha: true }, '1, 0, 0.251, 1'],
    ['(R=4.0,G=0.5,B=0,A=1)', { is: 'vector', parts: ['R', 'G', 'B', 'A'], isWhole: false }, '4.0, 0.5, 0, 1'],
    ['NSLOCTEXT("n","k","Say \\"hi\\"")', { is: 'text' }, 'Say "hi"'],
  ])('%s', (raw, type, value) => {
    expect(only(`[Own]\nKey=${raw}\n`)).toMatchObject({ type, value })
  })

  test.each([
    ['a number where a switch is known', 'r.AllowOcclusionQueries=2', { is: 'number', isWhole: true }],
    ['a switch where a number is known', 'r.VT.TileSize=True', { is: 'switch' }],
    ['a number that stands for nothing', 'r.EarlyZPass=77', { is: 'number', isWhole: true }],
    ['a word that is no member', 'UIScaleRule=Sideways', { is: 'text' }],
    ['words where a number is known', 'r.VT.TileSize=big', { is: 'text' }],
  ])('%s gives way to what it looks like, and can be edited', (_, line, type) => {
    const row = only(`${renderer}${line}\n`)
    expect(row.type).toEqual(type)
    expect(row.why).toBeUndefined()
  })

  test('a choice has the names of the window, in whatever case the file has it', () => {
    const row = only(`${renderer}UIScaleRule=shortestside\n`)
    expect(row).toMatchObject({ value: 'ShortestSide', type: { is: 'choice' } })
    expect(row.type.is === 'choice' && row.type.choices.slice(0, 2)).toEqual([
      { value: 'ShortestSide', label: 'Shortest Side' },
      { value: 'LongestSide', label: 'Longest Side' },
    ])
    const number = only(`${renderer}r.EarlyZPass=3\n`)
    expect(number.type.is === 'choice' && number.type.choices).toContainEqual({ value: '3', label: 'Decide automatically' })
  })

  test.each([
    ['True', 'False'],
    ['true', 'false'],
    ['1', '0'],
    ['Yes', 'No'],
  ])('a switch written as %s is written as %s', (on, off) => {
    const { form } = only(`${renderer}r.AllowOcclusionQueries=${on}\n`)
    expect([form.read([on]), form.write('false'), form.write('true')]).toEqual(['true', [off], [on]])
  })

  test('the parts of a vector or a colour that stay the same stay as they are written', () => {
    expect(only('[Own]\nKey=(X=1.000000,Y=2.50)\n').form.write('1, 3')).toEqual(
      ['1', '3'].map((one) => (one === '1' ? '1.000000' : one)),
    )
    expect(only('[Own]\nKey=(B=64,G=0,R=255,A=255)\n').form.write('0.5, 0, 0.251, 1')).toEqual(['128', '0', '64', '255'])
    expect(only('[Own]\nKey=(B=64,G=0,R=255,A=255)\n').form.write('2, 0, 0, 1')).toBeNull()
  })

  test('a number in another spelling is not taken for another number', () => {
    expect(keyed(heldIn(`${renderer}r.WireframeCullThreshold=5.0\n`), 'r.WireframeCullThreshold')).toMatchObject({
      value: '5.0',
      standard: { value: '5.0', is: 'default' },
    })
  })
})

describe('what can’t be edited says why', () => {
  test.each([
    ['/Script/Engine.CollisionProfile', '+Profiles=(Name="A",CollisionEnabled=NoCollision)', 'Assets and levels name'],
    ['/Script/Engine.Engine', '+ActiveClassRedirects=(OldClassName="A",NewClassName="B")', 'renamed or moved'],
    ['/Script/EngineSettings.GeneralProjectSettings', 'ProjectID=00112233445566778899AABBCCDDEEFF', 'identifies the project'],
    ['/Script/HardwareTargeting.HardwareTargetingSettings', 'AppliedTargetedHardwareClass=Desktop', 'Unreal writes this itself'],
    ['Own', '-Key=a', 'engine’s own list'],
    ['Own', 'Key=/Game/Maps/A.A', 'Choose it in Unreal'],
    ['Own', 'Key=NSLOCTEXT("n","k","t")', 'translations'],
    ['Own', 'Key=()', 'nothing in it'],
    ['Own', 'AssetGuid=00112233', 'identifies'],
  ])('[%s] %s', (section, line, why) => {
    const path = section.includes('General') ? 'Config/DefaultGame.ini' : engineIni
    expect(held({ [path]: `[${section}]\n${line}\n` })).toMatchObject([{ why: expect.stringContaining(why) }])
  })

  test.each([
    ['/Script/AndroidRuntimeSettings.AndroidRuntimeSettings', 'KeyStorePassword=moth1lamp'],
    ['Own', 'ClientSecret=moth1lamp'],
    ['Own', 'SteamApiKey="moth1lamp"'],
    ['Own', '+Artifacts=(ArtifactName="A",ClientSecret="moth1lamp")'],
    ['Own', '-Artifacts=(ArtifactName="A",ClientSecret="moth1lamp")'],
    ['Own', 'Artifacts=(ArtifactName="A" ?,ClientSecret="moth1lamp")'],
    ['Own', 'Token=first\\\nmoth1lamp'],
    ['Own', '+ApiTokens=moth1lamp'],
    ['Own', '-ApiTokens=moth1lamp'],
    ['Own', '+Secrets=(Name="moth1lamp",Use=True)'],
    ['Own', 'Headers=(("ClientSecret", "moth1lamp"))'],
    ['Own', '-Headers=(("ClientSecret", "moth1lamp"))'],
    ['Own', 'Own=(Passwords=("a","moth1lamp"))'],
    ['Own', 'Address="https://a.example/?token=moth1lamp"'],
    ['/Script/Engine.CollisionProfile', '+Profiles=(Name="A",Password="moth1lamp")'],
  ])('[%s] %s: a secret is not in what the window gets', (section, line) => {
    const rows = heldIn(`[${section}]\n${line}\n`)
    const secret = rows.find((row) => row.isSecret === true)
    expect(secret).toMatchObject({ value: '', why: expect.stringContaining('secret') })
    expect(JSON.stringify(rows.map(({ form: _form, ...row }) => row))).not.toContain('moth1lamp')
  })

  test('what is about secrets and none itself is shown', () => {
    const text = '[Own]\nbUseSecretDoor=True\nPasswordLength=12\nNotice=The secret, told = by nobody\n'
    expect(heldIn(text).map(({ value }) => value)).toEqual(['true', '12', 'The secret, told = by nobody'])
  })
})

describe('settings that no file has', () => {
  const absent = (version: string | null, text = '') =>
    read({ [engineIni]: text }, version).settings.filter(({ value }) => value === null)

  test('are shown with their default, if the project’s version has them', () => {
    expect(keyed(absent('5.5'), 'r.VT.TileSize')).toMatchObject({
      value: null,
      standard: { value: '128', is: 'default' },
      isOptional: true,
    })
    // Seen from 4.15 to 4.21.
    expect(absent('4.20').some(({ key }) => key === 'vr.MonoscopicFarField')).toBe(true)
    expect(absent('5.5').some(({ key }) => key === 'vr.MonoscopicFarField')).toBe(false)
    // Seen since 5.5.
    expect(absent('5.5').some(({ key }) => key === 'r.OIT.SortedPixels')).toBe(true)
    expect(absent('4.20').some(({ key }) => key === 'r.Substrate')).toBe(false)
  })

  test.each<[string, string, string, string, object]>([
    ['r.DefaultFeature.MotionBlur', '5.5', 'Motion Blur', 'switch', { true: 'True' }],
    ['bSmoothFrameRate', '5.5', 'Smooth Frame Rate', 'switch', { false: 'False' }],
    ['r.AntiAliasingMethod', '5.5', 'Anti-Aliasing Method', 'choice', { 4: '4' }],
    ['r.DefaultFeature.AntiAliasing', '4.27', 'Anti-Aliasing Method', 'choice', { 2: '2' }],
    ['r.Shadow.Virtual.Enable', '5.5', 'Shadow Map Method', 'choice', { 1: '1' }],
    ['DefaultGraphicsRHI', '5.5', 'Default RHI', 'choice', { DefaultGraphicsRHI_DX12: 'DefaultGraphicsRHI_DX12' }],
    ['MinSDKVersion', '5.5', 'Minimum SDK Version', 'number', { 26: '26' }],
    ['AudioSampleRate', '5.5', 'Audio Mixer Sample Rate', 'number', { 48000: '48000' }],
    ['BundleIdentifier', '5.5', 'Bundle Identifier', 'text', { 'com.example.game': 'com.example.game' }],
    ['MinDesiredFrameRate', '5.5', 'Min Desired Frame Rate', 'number', { '35.5': '35.5' }],
  ])(
    '%s of Unreal %s’s window is shown also where nobody knows its default, and gets a line',
    (key, version, label, is, written) => {
      const row = keyed(absent(version), key)
      expect(row).toMatchObject({ label, type: { is }, value: null, isOptional: true })
      expect(row.standard?.is).not.toBe('default')
      for (const [value, text] of Object.entries(written)) expect(row.form.write(value)).toEqual([text])
    },
  )

  test('that have another name in the project’s version are shown by that one alone', () => {
    const labelled = (version: string) => absent(version).filter(({ label }) => label === 'Anti-Aliasing Method')
    expect(labelled('5.5').map(({ key }) => key)).toEqual(['r.AntiAliasingMethod'])
    expect(labelled('4.26').map(({ key }) => key)).toEqual(['r.DefaultFeature.AntiAliasing'])
  })

  test('are not shown where nobody knows the version, unless all versions have them', () => {
    expect(absent(null).some(({ key }) => key === 'r.Substrate')).toBe(false)
    expect(absent(null).some(({ key }) => key === 'r.AllowOcclusionQueries')).toBe(true)
  })

  test('are none where a line has them, in whatever case, nor in the file of a platform', () => {
    expect(absent('5.5', `${renderer.toUpperCase()}R.VT.TILESIZE=64\n`).some(({ key }) => key === 'r.VT.TileSize')).toBe(false)
    const { settings } = read({ 'Config/Windows/WindowsEngine.ini': '' })
    expect(settings).toEqual([])
  })

  test('a default is one that the setting can have', () => {
    const all = ['4.20', '4.27', '5.5', '5.8'].flatMap(
      (version) => read({ [engineIni]: '', 'Config/DefaultGame.ini': '', 'Config/DefaultInput.ini': '' }, version).settings,
    )
    expect(all.length).toBeGreaterThan(400)
    const bad = all.filter(
      ({ type, standard }) => type.is !== 'reference' && standard !== undefined && refusalOf(type, standard.value) !== null,
    )
    expect(bad).toEqual([])
  })
})

describe('files for one platform', () => {
  const texts = {
    [engineIni]: `${renderer}r.VT.TileSize=64\n+Formats=A\n`,
    'Config/Windows/WindowsEngine.ini': `${renderer}r.VT.TileSize=256\n+Formats=B\n`,
    'Config/IOSEngine.ini': `${renderer}r.VT.TileSize=32\n`,
  }

  test('their rows stand below those for all platforms, and each says which one counts', () => {
    const rows = held(texts).filter(({ key }) => key === 'r.VT.TileSize')
    expect(rows.map(({ platform, value, page, label }) => [platform, value, page, label])).toEqual([
      [undefined, '64', 'Engine/Rendering', 'Tile size'],
      ['Windows', '256', 'Engine/Rendering', 'Tile size'],
      ['iOS', '32', 'Engine/Rendering', 'Tile size'],
    ])
    const [base, windows] = rows
    expect(base?.notes).toContain('For Windows, what Config/Windows/WindowsEngine.ini says counts instead.')
    expect(windows?.notes).toContain(`Counts instead of what ${engineIni} says for all platforms.`)
  })

  test('lists of a platform are said to change the list for all', () => {
    expect(keyed(held(texts), '+Formats').notes).toEqual([
      'For Windows, Config/Windows/WindowsEngine.ini changes this list as well.',
    ])
  })
})

test('of a key that a file has more than once, the value that counts is shown, and that there are others', () => {
  expect(heldIn('[Own]\nA=1\nB=1\na=2\n').map(({ value, notes }) => [value, notes])).toEqual([
    ['1', undefined],
    ['2', [expect.stringContaining('more than once')]],
  ])
})

test('a file that can’t be read is one row, with the reason, and stops no other', () => {
  const why = { code: 'file-refused', message: 'It holds a conflict.' } as const
  const file = { text: `${renderer}r.VT.TileSize=64\n`, encoding: 'utf8' as const }
  const { pages, settings } = unreal.read(
    new Map<string, GameFile>([
      ['Config/DefaultGame.ini', { is: 'refused', why }],
      [engineIni, { is: 'open', file, stamp: null, opened: unrealTree(file, engineIni), why: null, isBeyond: false }],
    ]),
    '5.5',
  )
  expect(settings.filter((row) => row.why === why.message)).toMatchObject([{ file: 'Config/DefaultGame.ini', value: '' }])
  expect(pages.at(-1)?.label).toBe('DefaultGame.ini')
  expect(keyed(settings, 'r.VT.TileSize').value).toBe('64')
})

const pieces = ['[A]', '[B/C]', '[#]', 'k=', 'k/l=', '+k=', '#=', '(X=1,Y="q")', '(X=(1,2))', 'v', '~', '/', '\n', '\n', '\n']
test('whatever files hold, each row has an id of its own, which stays if other keys come and go', () => {
  const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => `[A]\n${all.join('')}`)
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const ids = held({ [engineIni]: one, 'Config/A/AEngine.ini': other }).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const more = new Set(heldIn(`[New]\nz=1\n${one}`).map(({ id }) => id))
      expect(heldIn(one).filter(({ id }) => !more.has(id))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['a slash in a key', '[A]\nk/l=1\n[A/k]\nl=1\n'],
  ['a mark in a key', '[A]\nk=(x=1)\nk#x=1\n'],
  ['a mark in a section', '[A]\nk=(x/k=1)\n[A/k#x]\nk=1\n'],
])('%s makes no id that another row has', (_, text) => {
  const ids = heldIn(text).map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([2, 2])
})

test('a row whose id no history could hold is left out', () => {
  const rows = heldIn(`[Own]\n${'k'.repeat(3000)}=1\nA=1\n`)
  expect(rows.map(({ key }) => key)).toEqual(['A'])
  expect(rows.every(({ id }) => EngineSettingId.safeParse(id).success)).toBe(true)
})
