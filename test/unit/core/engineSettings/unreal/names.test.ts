import { expect, test } from 'vitest'

import { choiceLabels, classLabel, labelOf } from '../../../../../electron/core/engineSettings/unreal/names'

test.each([
  ['bUseFixedFrameRate', 'Use Fixed Frame Rate'],
  ['MeshLODRange', 'Mesh LOD Range'],
  ['PIEAlwaysOnTop', 'PIE Always On Top'],
  ['bEnable2DPhysics', 'Enable2D Physics'],
  ['D3D12TargetedShaderFormats', 'D3D12 Targeted Shader Formats'],
  ['Windows10SDKVersion', 'Windows10 SDK Version'],
  ['TargetedRHIs', 'Targeted RHIs'],
  ['bDontLoadBlueprint', "Don't Load Blueprint"],
  ['port', 'Port'],
  ['bevel', 'Bevel'],
  ['My_Key', 'My Key'],
  ['r.Shadow.MaxResolution', 'r.Shadow.MaxResolution'],
])('the key %s is called %s', (key, label) => {
  expect(labelOf(key)).toBe(label)
})

test('what all members of an enumeration begin with is not repeated', () => {
  expect(choiceLabels(['PPBC_Debug', 'PPBC_DebugGame'])).toEqual(['Debug', 'Debug Game'])
  expect(choiceLabels(['None', 'Mali'])).toEqual(['None', 'Mali'])
  expect(choiceLabels(['CTF_UseDefault'])).toEqual(['CTF Use Default'])
})

test('a section is called by its class, if it is one', () => {
  expect(classLabel('/Script/CesiumRuntime.CesiumRuntimeSettings')).toBe('Cesium Runtime Settings')
  expect(classLabel('Core.System')).toBeNull()
})
