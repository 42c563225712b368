import { expect, test } from 'vitest'

import { engineTexts } from '../../../../../shared/texts/engineSettings'
import { openUnity } from './world'

const texts = engineTexts.unity

const levels = `  m_CurrentQuality: 1
  m_QualitySettings:
  - serializedVersion: 3
    name: Low
    shadowDistance: 20
    vSyncCount: 0
  - serializedVersion: 3
    name: Ultra
    shadowDistance: 150
    vSyncCount: 1
  - serializedVersion: 3
    name: Ultra
    shadowDistance: 90
    vSyncCount: 1
  m_PerPlatformDefaultQuality:
    Android: 0
    Standalone: 1
`

test('each file is on the page that Unity’s window has for it, and the pages go from A to Z', async () => {
  const { pages } = await openUnity({
    TimeManager: '  m_TimeScale: 1\n',
    AudioManager: '  m_Volume: 1\n',
    DynamicsManager: '  m_BounceThreshold: 2\n',
    InputManager: '  m_Axes: []\n',
    NavMeshAreas: '  areas: []\n',
    EditorBuildSettings: '  m_Scenes: []\n',
    BackpackSettings: '  m_Slots: 12\n',
    ClusterInputManager: '  m_Inputs: []\n',
  })

  expect(pages().map(({ id, label }) => [id, label])).toEqual([
    ['audio', 'Audio'],
    ['backpack-settings', 'Backpack Settings'],
    ['build-settings', 'Build Settings'],
    ['cluster-input-manager', 'Cluster Input Manager'],
    ['input-manager', 'Input Manager'],
    ['navigation', 'Navigation'],
    ['physics', 'Physics'],
    ['time', 'Time'],
  ])
})

test('a file that no data knows has its rows by their shape, named as Unity would', async () => {
  const { rows } = await openUnity({
    BackpackSettings: `  m_Script: {fileID: 11500000, guid: 0123456789abcdef0123456789abcdef, type: 3}
  m_SlotsPerRow: 12
  weight: 1.5
  <Dsn>k__BackingField: https://a.example/1
  kMaxHTTPRequests: 4
  offset: {x: 1, y: 2}
  items:
  - rope
  colors:
    main: {r: 1, g: 0, b: 0, a: 1}
`,
  })

  expect(rows('Backpack Settings').map(({ folds, label, type, value }) => [folds.join('/'), label, type.is, value])).toEqual([
    ['', 'Object Hide Flags', 'number', '0'],
    ['', 'Script', 'reference', '0123456789abcdef0123456789abcdef'],
    ['', 'Slots Per Row', 'number', '12'],
    ['', 'Weight', 'number', '1.5'],
    ['', 'Dsn', 'text', 'https://a.example/1'],
    ['', 'Max HTTP Requests', 'number', '4'],
    ['', 'Offset', 'vector', '1, 2'],
    ['', 'Items', 'list', '["rope"]'],
    ['Colors', 'Main', 'colour', '1, 0, 0, 1'],
  ])
})

test('the Player’s rows are under the headings of Unity’s window, in its order', async () => {
  const { rows } = await openUnity({
    ProjectSettings: `  webGLDataCaching: 1
  bundleVersion: 0.1
  m_ActiveColorSpace: 1
  m_ShowUnitySplashScreen: 1
  defaultScreenWidth: 1920
  productName: Moth
`,
  })

  const seen = rows('Player').map(({ folds, key }) => [folds[0] ?? '', key])
  expect(seen).toEqual([
    ['', 'm_ObjectHideFlags'],
    ['', 'productName'],
    ['Resolution and Presentation', 'defaultScreenWidth'],
    ['Splash Image', 'm_ShowUnitySplashScreen'],
    ['Other Settings', 'bundleVersion'],
    ['Other Settings', 'm_ActiveColorSpace'],
    ['Publishing Settings', 'webGLDataCaching'],
  ])
})

test('each quality level is a foldout by its name, of two with one name the second has a number', async () => {
  const { rows, row } = await openUnity({ QualitySettings: levels })

  expect([...new Set(rows('Quality').flatMap(({ folds }) => folds.slice(0, 1)))]).toEqual([
    'Low',
    'Ultra',
    'Ultra (2)',
    'Default Quality Level',
  ])
  expect(row('shadowDistance', 'Ultra')).toMatchObject({ folds: ['Ultra', 'Shadows'], label: 'Shadow Distance', value: '150' })
  expect(row('vSyncCount', 'Low')).toMatchObject({ type: { is: 'choice' }, value: '0' })
})

test('a quality level is chosen by its name', async () => {
  const { row } = await openUnity({ QualitySettings: levels })
  const choices = ['Low', 'Ultra', 'Ultra (2)'].map((label, at) => ({ value: String(at), label }))

  expect(row('m_CurrentQuality')).toMatchObject({ type: { is: 'choice', choices }, value: '1' })
  expect(row('m_PerPlatformDefaultQuality.Standalone')).toMatchObject({
    folds: ['Default Quality Level'],
    label: 'Windows, Mac, Linux',
    type: { is: 'choice', choices },
    value: '1',
  })
})

test('layers are named by their number, and Unity’s own ones are not edited', async () => {
  const { row } = await openUnity({
    TagManager: `  tags:\n  - Boss\n  layers:\n${['Default', 'TransparentFX', 'Ignore Raycast', '', 'Water', 'UI', '', '', 'Enemies'].map((name) => `  - ${name}\n`).join('')}`,
  })

  expect(row('layers[8]')).toMatchObject({ folds: ['Layers'], label: 'Layer 8', value: 'Enemies', type: { is: 'text' } })
  expect(row('layers[8]').why).toBeUndefined()
  expect(row('layers[3]').why).toBeUndefined()
  expect(row('layers[4]').why).toBe(texts.risks.builtIn)
  expect(row('tags')).toMatchObject({ label: 'Tags', value: '["Boss"]', type: { is: 'list' }, notes: [texts.notes.tag] })
})

test('the axes of the Input Manager are foldouts by their names', async () => {
  const axis = (name: string) => `  - serializedVersion: 3\n    m_Name: ${name}\n    gravity: 3\n    type: 2\n`
  const { row } = await openUnity({ InputManager: `  m_Axes:\n${axis('Horizontal')}${axis('Horizontal')}` })

  expect(row('gravity', 'Horizontal')).toMatchObject({ folds: ['Axes', 'Horizontal'], type: { is: 'number' } })
  expect(row('type', 'Horizontal (2)')).toMatchObject({ type: { is: 'choice' }, value: '2' })
  expect(row('m_Name', 'Horizontal (2)').why).toBeUndefined()
})

test('a scene of the build can be switched on and off, its path is Unity’s to write', async () => {
  const { row } = await openUnity({
    EditorBuildSettings: `  m_Scenes:
  - enabled: 1
    path: Assets/Levels/Attic.unity
    guid: 0123456789abcdef0123456789abcdef
`,
  })

  expect(row('enabled')).toMatchObject({ folds: ['Scenes', 'Attic'], type: { is: 'switch' }, value: 'true' })
  expect(row('enabled').why).toBeUndefined()
  expect(row('path')).toMatchObject({ value: 'Assets/Levels/Attic.unity', why: texts.risks.path })
  expect(row('guid').why).toBe(texts.risks.id)
})

test('what the Player keeps for each platform has the platform’s name, in maps, lists and numbers of old versions', async () => {
  const { row } = await openUnity({
    ProjectSettings: `  AndroidMinSdkVersion: 25
  applicationIdentifier:
    Standalone: com.example.moth
    iPhone: com.example.moth.ios
  scriptingDefineSymbols:
    1: DESKTOP
    7: PHONE
  m_BuildTargetGroupLightmapEncodingQuality:
  - m_BuildTarget: Android
    m_EncodingQuality: 1
  m_BuildTargetGraphicsAPIs:
  - m_BuildTarget: AndroidPlayer
    m_APIs: 150000000b000000
    m_Automatic: 1
  psp2Passcode: x
`,
  })

  expect(row('AndroidMinSdkVersion')).toMatchObject({ platform: 'Android', label: 'Minimum API Level', value: '25' })
  expect(row('applicationIdentifier.iPhone')).toMatchObject({ platform: 'iOS', label: 'Bundle Identifier' })
  expect(row('applicationIdentifier.Standalone')).toMatchObject({ platform: 'Windows, Mac, Linux' })
  expect(row('scriptingDefineSymbols.7')).toMatchObject({
    platform: 'Android',
    label: 'Scripting Define Symbols',
    value: 'PHONE',
  })
  expect(row('m_EncodingQuality')).toMatchObject({ platform: 'Android', label: 'Lightmap Encoding', type: { is: 'choice' } })
  expect(row('m_Automatic')).toMatchObject({ platform: 'Android', type: { is: 'switch' } })
  expect(row('m_APIs')).toMatchObject({ platform: 'Android', why: texts.risks.packed })
})

test('what nobody looks for is among the advanced settings: Unity’s own, hidden ones, and platforms that are gone', async () => {
  const { row } = await openUnity({
    ProjectSettings: `  serializedVersion: 26
  ps3TitleConfigPath: x
  submitAnalytics: 1
  ps4Category: 0
  runInBackground: 1
`,
  })

  for (const key of ['serializedVersion', 'submitAnalytics', 'ps3TitleConfigPath']) expect(row(key).isAdvanced).toBe(true)
  for (const key of ['ps4Category', 'runInBackground']) expect(row(key).isAdvanced).toBeUndefined()
})

test('every row has an id of its own, which stays when others come and go', async () => {
  const fields = '  a/b: 1\n  a:\n    b: 2\n  list:\n  - 1\n  - 2\n  twice: 1\n  twice: 2\n  # strange\n'
  const { rows } = await openUnity({ OneSettings: fields, OtherSettings: fields })
  const more = await openUnity({ OneSettings: `  first: 0\n${fields}`, OtherSettings: fields })
  const ids = rows().map(({ id }) => id)

  expect(new Set(ids).size).toBe(ids.length)
  const kept = ids.filter((id) => !/\(|~/.test(id))
  expect(kept.length).toBeGreaterThan(7)
  expect(more.rows().map(({ id }) => id)).toEqual(expect.arrayContaining(kept))
})
