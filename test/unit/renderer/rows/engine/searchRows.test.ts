import { expect, test, vi } from 'vitest'

import { searchRowsOf } from '../../../../../renderer/rows/engine/searchRows'
import { filtersFor } from '../../../../../renderer/search/filters'
import { hitRows, prepareToSearch, readyToSearch } from '../../../../../renderer/search/match'
import { completions, parse } from '../../../../../renderer/search/query'
import { page, setting } from './setting'

const choices = [
  { value: '0', label: 'Fixed Update' },
  { value: '1', label: 'Script' },
]
const rows = [
  setting('gravity', { label: 'Gravity', key: 'm_Gravity', value: '0, -12.5, 0', isModified: true }),
  setting('mode', {
    label: 'Simulation Mode',
    folds: ['Simulation'],
    type: { is: 'choice', choices },
    value: null,
    standard: { value: '0', is: 'default' },
    isAdvanced: true,
  }),
  setting('keystore', {
    label: 'Keystore Password',
    file: 'ProjectSettings/ProjectSettings.asset',
    isSecret: true,
    value: 'hunter2',
    notes: ['It stands in a file that others read.'],
  }),
]
const files = ['ProjectSettings/DynamicsManager.asset', 'ProjectSettings/ProjectSettings.asset']
const filters = filtersFor(['test', 'live'], [], files)
const found = (text: string) =>
  hitRows(readyToSearch(searchRowsOf(page('physics', 3), rows)), parse(text, filters)).map(({ id }) => id)

test.each([
  ['gravity', ['m_Gravity']],
  ['m_gravity', ['m_Gravity']],
  ['-12.5', ['m_Gravity']],
  ['simulation', ['m_mode']],
  // By the name of any choice, and of the one that counts by default.
  ['script', ['m_mode']],
  ['fixed update', ['m_mode']],
  ['dynamicsmanager', ['m_Gravity', 'm_mode']],
  ['page physics', ['m_Gravity', 'm_mode', 'm_keystore']],
  ['@modified', ['m_Gravity']],
  ['@advanced', ['m_mode']],
  ['@risky', ['m_keystore']],
  ['@default', ['m_mode']],
  ['@file:projectsettings.asset', ['m_keystore']],
  ['@file:dynamicsmanager.asset @modified', ['m_Gravity']],
  ['hunter2', []],
])('%s finds %j', (text, right) => {
  expect(found(text)).toEqual(right)
})

test.each([
  ['msaa', 'antiAliasing', 'Anti Aliasing'],
  ['package name', 'applicationIdentifier.Android', 'Bundle Identifier'],
  ['physics fps', 'physics/common/physics_ticks_per_second', 'Physics Ticks per Second'],
  ['window size', 'display/window/size/viewport_width.web', 'Viewport Width (web)'],
  ['start level', 'GameDefaultMap', 'Game Default Map'],
  ['x86_64', 'AndroidTargetArchitectures', 'Target Architectures'],
  ['camera permission', 'cameraUsageDescription', 'Camera Usage Description'],
  ['urp', 'm_CustomRenderPipeline', 'Default Render Pipeline'],
  ['frame rate limit', 'bSmoothFrameRate', 'Smooth Frame Rate'],
  ['package for distribution', 'ForDistribution', 'For Distribution'],
  ['damping', 'physics/2d/default_linear_damp', 'Default Linear Damp'],
  ['audio sample rate', 'audio/driver/mix_rate.web', 'Audio Mix Rate (web)'],
  ['pixel snap', 'rendering/2d/snap/snap_2d_transforms_to_pixel', 'Snap 2D Transforms to Pixel'],
  ['collision layer', 'layer_names/2d_physics/layer_1', 'Layer 1'],
  ['input actions', 'input/jump', 'jump'],
])('%s finds %s, by the words that people have for it', (text, key, label) => {
  const named = searchRowsOf(page('one', 1), [setting(key, { key, label })])
  expect(hitRows(readyToSearch(named), parse(text, [])).map(({ id }) => id)).toEqual([key])
})

test('two pages of one name are found by their headings, and a folder or the one file of Godot is no hit of each row', () => {
  const rows2d = searchRowsOf({ ...page('2d', 1), label: '2D', group: 'Physics' }, [
    setting('gravity2d', { label: 'Default Gravity', key: 'gravity', file: 'project.godot' }),
  ])
  const rows3d = searchRowsOf({ ...page('3d', 1), label: '3D', group: 'Rendering' }, [
    setting('gravity3d', { label: 'Default Gravity', key: 'gravity', file: 'ProjectSettings/Dynamics.asset' }),
  ])
  const count = (text: string) => hitRows(readyToSearch([...rows2d, ...rows3d]), parse(text, [])).length
  expect(['gravity', 'physics gravity', 'gravity 3d', 'project', 'settings', 'dynamics'].map(count)).toEqual([2, 1, 1, 0, 0, 1])
  expect(rows2d[0]?.place).toBe('Physics › 2D')
})

test('the filters of settings are offered where there are any, and a file is one word', () => {
  const offered = completions('@', filters).map(({ text }) => text)
  expect(offered).toEqual(expect.arrayContaining(['@risky', '@advanced', '@default', '@file:dynamicsmanager.asset']))
  expect(completions('@', filtersFor(['test'])).map(({ text }) => text)).not.toContain('@risky')
  expect(filtersFor([], [], ['a/My File.ini']).at(-1)?.text).toBe('@file:my-file.ini')
})

test('a row of the search is made once for each row, so that what was made ready ahead is used when it is searched', () => {
  const [first] = searchRowsOf(page('physics', 3), rows)
  expect(searchRowsOf(page('physics', 3), rows)[0]).toBe(first)
  const ahead = [setting('ahead', { label: 'Ahead of time' })]
  prepareToSearch(searchRowsOf(page('physics', 1), ahead))
  const folding = vi.spyOn(String.prototype, 'normalize')
  const ready = readyToSearch(searchRowsOf(page('physics', 1), ahead))
  expect(folding).not.toHaveBeenCalled()
  folding.mockRestore()
  expect(hitRows(ready, parse('of time', filters)).map(({ id }) => id)).toEqual(['m_ahead'])
})
