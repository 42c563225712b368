import { expect, test } from 'vitest'

import { readable } from '../../../../../electron/core/engineSettings/unity/readable'
import { choiceLabel } from '../../../../../scripts/lib/unitySettings/choiceLabel'
import { openUnity } from './world'

test.each([
  ['m_APIs', 'APIs'],
  ['targetURLsInUse', 'Target URLs In Use'],
  ['m_CustomGUIDIsUsed', 'Custom GUID Is Used'],
  ['tvOSSmallIconLayers', 'tvOS Small Icon Layers'],
  ['iOSTargetOSVersionString', 'iOS Target OS Version String'],
  ['macOSTargetOSVersion', 'macOS Target OS Version'],
  ['webGLMemorySize', 'WebGL Memory Size'],
  ['uIRequiresFullScreen', 'UI Requires Full Screen'],
  ['ps4MasterVersion', 'PS4 Master Version'],
  ['incrementalIl2cppBuild', 'Incremental IL2CPP Build'],
  ['dontStripAssets', "Don't Strip Assets"],
])('the key %s is called %s', (key, label) => {
  expect(readable(key)).toBe(label)
})

test('a choice is spelled as Unity’s window spells it', () => {
  expect(choiceLabel('DontShow')).toBe("Don't Show")
})

const levels = '  m_QualitySettings:\n  - serializedVersion: 3\n    name: Low\n'

test('each platform is listed once, and one that no game is made for any more only among the advanced settings', async () => {
  const platforms = ['Android', 'GameCoreXboxOne', 'Lumin', 'Stadia', 'XboxOne'].map((name) => `    ${name}: 0\n`)
  const { rows } = await openUnity({
    QualitySettings: `  m_CurrentQuality: 0\n${levels}  m_PerPlatformDefaultQuality:\n${platforms.join('')}`,
  })
  const listed = rows('Quality').filter(({ folds }) => folds.includes('Default Quality Level'))
  expect(listed.map(({ label, isAdvanced = false }) => [label, isAdvanced])).toEqual([
    ['Android', false],
    ['Xbox One', false],
    ['Lumin', true],
    ['Stadia', true],
    ['Xbox One (XDK)', true],
  ])
})

test('the settings of Xbox’s old kit are not on the tab of the Xbox that games are made for', async () => {
  const { row } = await openUnity({
    ProjectSettings: '  XboxOneTitleId: \n  scriptingDefineSymbols:\n    GameCoreXboxOne: A\n    XboxOne: B\n',
  })
  expect(row('XboxOneTitleId')).toMatchObject({ platform: 'Xbox One (XDK)', isAdvanced: true })
  expect(row('scriptingDefineSymbols.GameCoreXboxOne')).toMatchObject({ platform: 'Xbox One' })
  expect(row('scriptingDefineSymbols.XboxOne')).toMatchObject({ platform: 'Xbox One (XDK)', isAdvanced: true })
})

test('no two settings in one foldout have the same name', async () => {
  const { row } = await openUnity({
    EditorSettings: '  m_EnterPlayModeOptionsEnabled: 1\n  m_EnterPlayModeOptions: 3\n',
    ProjectSettings: '  metalEditorSupport: 1\n  metalAPIValidation: 1\n',
  })
  expect(row('m_EnterPlayModeOptionsEnabled').label).toBe('Enter Play Mode Options')
  expect(row('m_EnterPlayModeOptions').label).toBe('When entering Play Mode')
  expect(row('metalEditorSupport').label).toBe('Metal Editor Support')
  expect(row('metalAPIValidation').label).toBe('Metal API Validation')
})
