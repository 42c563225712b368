import { expect, test } from 'vitest'

import { refusalOf } from '../../../../../electron/core/engineSettings/rows/refusal'
import { engineTexts } from '../../../../../shared/texts/engineSettings'
import { openUnity } from './world'

const texts = engineTexts.unity

test('a value is shown as what Unity’s data says it is', async () => {
  const { row } = await openUnity({
    AudioManager: '  m_DisableAudio: 1\n  Default Speaker Mode: 2\n  m_RealVoiceCount: 32\n  m_Volume: 0.5\n',
    DynamicsManager: '  m_Gravity: {x: 0, y: -9.81, z: 0}\n',
    EditorSettings: '  m_EnterPlayModeOptions: 3\n  m_ProjectGenerationRootNamespace: 12\n',
    ProjectSettings: '  m_SplashScreenBackgroundColor: {r: 0.1, g: 0.2, b: 0.3, a: 1}\n',
    VersionControlSettings: '  m_Mode: Visible Meta Files\n',
  })

  expect(row('m_DisableAudio')).toMatchObject({ label: 'Disable Unity Audio', type: { is: 'switch' }, value: 'true' })
  expect(row('Default Speaker Mode')).toMatchObject({ type: { is: 'choice' }, value: '2' })
  expect(row('Default Speaker Mode').type).toMatchObject({
    choices: expect.arrayContaining([{ value: '2', label: 'Stereo' }]) as unknown,
  })
  expect(row('m_RealVoiceCount').type).toEqual({ is: 'number', isWhole: true })
  expect(row('m_Volume').type).toEqual({ is: 'number', isWhole: false })
  expect(row('m_Gravity')).toMatchObject({ type: { is: 'vector', parts: ['X', 'Y', 'Z'] }, value: '0, -9.81, 0' })
  expect(row('m_EnterPlayModeOptions')).toMatchObject({ type: { is: 'flags' }, value: '3' })
  expect(row('m_EnterPlayModeOptions').type).toMatchObject({
    bits: expect.arrayContaining([{ bit: 1, label: 'Disable Scene Reload' }]) as unknown,
  })
  expect(row('m_ProjectGenerationRootNamespace')).toMatchObject({ type: { is: 'text' }, value: '12' })
  expect(row('m_SplashScreenBackgroundColor')).toMatchObject({ type: { is: 'colour' }, value: '0.1, 0.2, 0.3, 1' })
  expect(row('m_Mode').type).toMatchObject({ is: 'choice' })
})

test('where the file’s own value says otherwise, its shape counts, and it is never an error', async () => {
  const { row, rows } = await openUnity({
    AudioManager:
      '  m_DisableAudio: 2\n  m_RealVoiceCount: many\n  m_Volume: inf\n  m_SampleRate: 0.5\n  Default Speaker Mode: none\n',
    TimeManager: '  m_TimeScale: {x: 1, y: 2}\n',
  })

  expect(row('m_DisableAudio').type).toMatchObject({ is: 'number' })
  expect(row('m_RealVoiceCount').type).toEqual({ is: 'text' })
  expect(row('m_Volume').type).toEqual({ is: 'text' })
  expect(row('m_SampleRate').type).toEqual({ is: 'number', isWhole: false })
  expect(row('Default Speaker Mode').type).toEqual({ is: 'text' })
  expect(row('m_TimeScale').type).toMatchObject({ is: 'vector' })
  for (const { type, value } of rows()) expect(refusalOf(type, value ?? '')).toBeNull()
})

test('a number that no version of Unity names is one more choice', async () => {
  const { row } = await openUnity({ AudioManager: '  Default Speaker Mode: 77\n' })

  expect(row('Default Speaker Mode')).toMatchObject({ type: { is: 'choice' }, value: '77' })
  expect(row('Default Speaker Mode').type).toMatchObject({
    choices: expect.arrayContaining([
      { value: '2', label: 'Stereo' },
      { value: '77', label: '77' },
    ]) as unknown,
  })
})

test('what most projects have is said where nearly all do, and a row that differs is a changed one', async () => {
  const { row } = await openUnity({ TimeManager: '  m_TimeScale: 2\n  Maximum Particle Timestep: 0.03\n' })

  expect(row('m_TimeScale')).toMatchObject({ standard: { value: '1', is: 'usual' }, isModified: true, canReset: false })
  expect(row('Maximum Particle Timestep')).toMatchObject({ standard: { value: '0.03', is: 'usual' }, isModified: false })
})

test('a colour in one number is shown as a colour', async () => {
  const { row } = await openUnity({
    ProjectSettings: '  iOSLaunchScreenBackgroundColor:\n    serializedVersion: 2\n    rgba: 4288243251\n',
  })

  expect(row('iOSLaunchScreenBackgroundColor')).toMatchObject({ type: { is: 'colour' }, value: '0.2, 0.4, 0.6, 1' })
})

test('a time that Unity 6 counts in parts of a second is shown and saved in seconds', async () => {
  const { row, rows, save, text } = await openUnity({
    TimeManager: `  Fixed Timestep:
    m_Count: 2822399
    m_Rate:
      m_Denominator: 1
      m_Numerator: 141120000
`,
  })

  expect(rows('Time').map(({ key }) => key)).toEqual(['m_ObjectHideFlags', 'Fixed Timestep'])
  expect(row('Fixed Timestep')).toMatchObject({ type: { is: 'number' }, value: '0.02', isModified: false })
  await save(row('Fixed Timestep').id, '0.01')
  expect(text('TimeManager')).toContain('    m_Count: 1411200\n')
  expect(row('Fixed Timestep').value).toBe('0.01')
})

test('a structure with one mask is the mask, a rectangle one row of four numbers', async () => {
  const { row, rows } = await openUnity({
    ProjectSettings: `  VertexChannelCompressionMask:
    serializedVersion: 2
    m_Bits: 238
  m_SplashScreenBackgroundLandscapeUvs:
    serializedVersion: 2
    x: 0
    y: 0
    width: 1
    height: 1
`,
  })

  expect(rows('Player').map(({ label, type, value }) => [label, type.is, value])).toContainEqual([
    'Splash Screen Background Landscape Uvs',
    'vector',
    '0, 0, 1, 1',
  ])
  expect(row('VertexChannelCompressionMask')).toMatchObject({ label: 'Vertex Compression', value: '238' })
})

test.each([
  ['{fileID: 0}', texts.none],
  ['{fileID: 69, guid: 0000000000000000f000000000000000, type: 0}', texts.builtIn],
  ['{fileID: 2100000, guid: 0123456789abcdef0123456789abcdef,\n    type: 2}', '0123456789abcdef0123456789abcdef'],
])('a reference such as %s is shown and never edited', async (written, value) => {
  const { row, save } = await openUnity({ DynamicsManager: `  m_DefaultMaterial: ${written}\n` })

  expect(row('m_DefaultMaterial')).toMatchObject({ type: { is: 'reference' }, value, why: engineTexts.notReference })
  await expect(save(row('m_DefaultMaterial').id, 'x')).rejects.toThrow(engineTexts.notReference)
})

test('what is not safe by hand is shown with the reason, and not written', async () => {
  const { row, save, text } = await openUnity({
    ProjectSettings: `  serializedVersion: 26
  productGUID: 0123456789abcdef0123456789abcdef
  cloudProjectId: 11111111-2222
  m_StackTraceTypes: 010000000100000001000000
  m_ColorGamuts: 00000000
  qualitySettingsNames: []
  m_BuildTargetIcons:
  - m_BuildTarget:${' '}
    m_Icons:
    - m_Icon: {fileID: 0}
  appleDeveloperTeamID: ABC123
`,
  })
  const before = text('ProjectSettings')
  const reasons = {
    serializedVersion: texts.risks.internal,
    productGUID: texts.risks.id,
    cloudProjectId: texts.risks.id,
    m_StackTraceTypes: texts.risks.packed,
    m_ColorGamuts: texts.risks.packed,
    qualitySettingsNames: texts.risks.engine,
    m_BuildTargetIcons: texts.risks.opaque,
  }

  for (const [key, why] of Object.entries(reasons)) {
    expect(row(key)).toMatchObject({ why })
    await expect(save(row(key).id, '7')).rejects.toThrow(why)
  }
  expect(row('m_BuildTargetIcons').value).toBe('1 entry')
  expect(row('appleDeveloperTeamID').why).toBeUndefined()
  expect(text('ProjectSettings')).toBe(before)
})

test('the name and the switch of a script’s object are Unity’s own, those of others are settings', async () => {
  const fields = '  m_Enabled: 1\n  m_Name: x\n'
  const { rows } = await openUnity({
    BackpackSettings: `  m_Script: {fileID: 11500000, guid: 0123456789abcdef0123456789abcdef, type: 3}\n${fields}`,
    UnityConnectSettings: fields,
  })
  const seen = (page: string) => rows(page).flatMap(({ key, why }) => (key === 'm_Enabled' || key === 'm_Name' ? [why] : []))

  expect(seen('Backpack Settings')).toEqual([texts.risks.internal, texts.risks.internal])
  expect(seen('Services')).toEqual([undefined, undefined])
})

test('a secret of a package is not in what the window gets either: its name or its value says so', async () => {
  const { row, rows } = await openUnity({
    MyPackage: [
      '  apiKey: hunter2-hunter2',
      '  endpoint: https://a.example/?token=hunter2',
      '  inner:',
      '    clientSecret: hunter2-hunter2',
      '  useTokens: 1',
      '  title: Moth',
      '',
    ].join('\n'),
  })
  for (const key of ['apiKey', 'endpoint']) expect(row(key)).toMatchObject({ isSecret: true, value: '', why: texts.risks.secret })
  expect(JSON.stringify(rows())).not.toContain('hunter2')
  expect(row('useTokens')).not.toHaveProperty('isSecret')
  expect(row('title')).toMatchObject({ value: 'Moth' })
})

test('a secret in a file is not in what the window gets, only that there is one', async () => {
  const { row, rows, project } = await openUnity({
    ProjectSettings: '  metroCertificatePassword: hunter2-hunter2\n  ps4NPTitleSecret: \n  psp2PackagePassword: "sesame-open"\n',
  })

  expect(row('metroCertificatePassword')).toMatchObject({ isSecret: true, value: '', why: texts.risks.secret })
  expect(row('ps4NPTitleSecret')).toMatchObject({ isSecret: true, value: null })
  expect(JSON.stringify(rows())).not.toMatch(/hunter2|sesame/)
  expect(project.engineSettings.value(row('metroCertificatePassword').id)).toBe('')
})

test('a value that a newer version of Unity keeps elsewhere says so where both are there', async () => {
  const both = await openUnity({ DynamicsManager: '  m_AutoSimulation: 1\n  m_SimulationMode: 0\n' })
  const old = await openUnity({ DynamicsManager: '  m_AutoSimulation: 1\n' }, '2019.4.1f1')

  expect(both.row('m_AutoSimulation')).toMatchObject({ notes: [texts.replaced('m_SimulationMode')], isAdvanced: true })
  expect(old.row('m_AutoSimulation').notes).toBeUndefined()
})
