import { expect, test } from 'vitest'

import {
  resetEngineSetting,
  restoreEngineSetting,
  saveEngineSetting,
  stepsOfEngineSetting,
} from '../../../../../electron/core/operations/engineSettings'
import { moveStep } from '../../../../../electron/core/operations/history'
import { openProject } from '../../../../../scripts/lib/samples/program'
import type { EngineSettingView } from '../../../../../shared/engineSettings'
import { engineTexts } from '../../../../../shared/texts/engineSettings'
import { failureOf, temporaryFolder } from '../../../world/folder'

const texts = engineTexts.godot
const path = 'project.godot'

const four = (sections: string, version = '4.7') =>
  `; Engine configuration file.\n\nconfig_version=5\n\n[application]\n\nconfig/name="Moth"\nconfig/features=PackedStringArray("${version}")\n${sections}`

const three = (sections: string) => `config_version=4\n\n[application]\n\nconfig/name="Moth"\n${sections}`

/** A project with these files, opened, and what the window would show of it. */
async function opened(text: string, presets?: string) {
  const folder = temporaryFolder()
  folder.write(path, text)
  if (presets !== undefined) folder.write('export_presets.cfg', presets)
  const project = await openProject(folder.root)
  await project.engineSettings.read()
  const rows = (): EngineSettingView[] =>
    (project.engineSettings.view() ?? []).flatMap(({ id, count }) =>
      [0, 500, 1000].flatMap((from) => (from < count ? project.engineSettings.rows(id, from).rows : [])),
    )
  const row = (key: string) => rows().find((one) => one.key === key) ?? expect.unreachable(`There is no ${key}.`)
  return {
    project,
    rows,
    row,
    text: () => folder.text(path),
    presets: () => folder.text('export_presets.cfg'),
    save: (key: string, value: string) => saveEngineSetting(project, { id: row(key).id, value }),
    reset: (key: string) => resetEngineSetting(project, row(key).id),
    undo: () => moveStep(project, 'undo'),
    redo: () => moveStep(project, 'redo'),
  }
}

test('all settings of the project’s version are there with their defaults, although the file has none of them', async () => {
  const { rows, row } = await opened(four(''))
  expect(rows().length).toBeGreaterThan(840)
  expect(row('application/run/max_fps')).toMatchObject({
    label: 'Max FPS',
    type: { is: 'number', isWhole: true, min: 0, max: 1000 },
    value: null,
    standard: { value: '0', is: 'default' },
    isModified: false,
    isAdvanced: true,
  })
  expect(row('display/window/size/viewport_width')).toMatchObject({ folds: ['Size'], standard: { value: '1152' } })
  expect(row('debug/shapes/collision/shape_color')).toMatchObject({
    type: { is: 'colour' },
    standard: { value: '0, 0.6, 0.7, 0.42' },
  })
})

test.each([
  ['4.0', 'rendering/lightmapping/bake_quality/low_quality_ray_count', '16'],
  ['4.7', 'rendering/lightmapping/bake_quality/low_quality_ray_count', '32'],
  ['4.9', 'rendering/reflections/sky_reflections/roughness_layers', '8'],
])('a default is that of the project’s version: in %s, %s is %s', async (version, key, value) => {
  const { row } = await opened(four('', version))
  expect(row(key).standard).toEqual({ value, is: 'default' })
})

test('a default that differs between versions is not claimed where the project does not say its own', async () => {
  const { row } = await opened('config_version=5\n')
  expect(row('rendering/lightmapping/bake_quality/low_quality_ray_count').standard).toBe(undefined)
  expect(row('display/window/size/viewport_width').standard?.value).toBe('1152')
})

test('a project of Godot 3 has the settings of Godot 3', async () => {
  const { rows, row } = await opened(three(''))
  const keys = rows().map(({ key }) => key)
  expect(keys).toContain('display/window/size/width')
  expect(keys).not.toContain('display/window/size/viewport_width')
  expect(row('display/window/handheld/orientation')).toMatchObject({
    type: { is: 'choice', choices: [{ value: 'landscape' }, { value: 'portrait' }, {}, {}, {}, {}, {}] },
    standard: { value: 'landscape' },
  })
  expect(rows().some(({ isAdvanced }) => isAdvanced)).toBe(false)
})

test('pages have the order of Godot’s own window, and what is the project’s own comes behind it', async () => {
  const { project } = await opened(
    four('\n[moth]\n\na/b=1\n\n[xr]\n\nopenxr/enabled=true\n'),
    '[preset.0]\n\nname="Web"\nplatform="Web"\n',
  )
  const groups = [...new Set(project.engineSettings.view()?.map(({ group }) => group))]
  const known = [
    'Application',
    'Display',
    'Audio',
    'Physics',
    'Debug',
    'Rendering',
    'GUI',
    'Input Devices',
    'Navigation',
    'Network',
    'XR',
    'Editor',
  ]
  expect(groups.filter((group) => known.includes(group ?? ''))).toEqual(known)
  expect(groups.slice(-2)).toEqual(['Moth', 'Export'])
  const [first, second] = project.engineSettings.view() ?? []
  expect([first, second]).toMatchObject([
    { group: 'Application', label: 'Config' },
    { group: 'Application', label: 'Run' },
  ])
})

/** What stands in the file, what the window shows, what is typed, and what stands there then. */
const edits = [
  ['display/window/size/mode', 'window/size/mode=2', '2', '3', 'window/size/mode=3'],
  ['display/window/size/resizable', 'window/size/resizable=false', 'false', 'true', null],
  ['display/window/size/viewport_width', 'window/size/viewport_width=800', '800', '+0900', 'window/size/viewport_width=900'],
  ['display/window/stretch/scale', 'window/stretch/scale=1.5', '1.5', '2', 'window/stretch/scale=2.0'],
  ['display/window/stretch/scale', 'window/stretch/scale=2', '2', '2.50', 'window/stretch/scale=2.5'],
  [
    'display/window/stretch/mode',
    'window/stretch/mode="viewport"',
    'viewport',
    'canvas_items',
    'window/stretch/mode="canvas_items"',
  ],
  [
    'display/mouse_cursor/tooltip_position_offset',
    'mouse_cursor/tooltip_position_offset=Vector2( 1.50,  -2 )',
    '1.50, -2',
    '1.50, 3.0',
    'mouse_cursor/tooltip_position_offset=Vector2( 1.50,  3 )',
  ],
  [
    'display/window/size/initial_position',
    'window/size/initial_position=Vector2i(1, 2)',
    '1, 2',
    '5, 2',
    'window/size/initial_position=Vector2i(5, 2)',
  ],
  ['display/moth/name', 'moth/name=&"a \\"b\\""', 'a "b"', 'c\\"', 'moth/name=&"c\\\\\\""'],
  ['display/moth/lines', 'moth/lines="a\n[b]"', 'a\n[b]', 'c\nd=1', 'moth/lines="c\nd=1"'],
  ['display/moth/tint', 'moth/tint=#ff8000', '1, 0.501961, 0, 1', '0.5, 0.25, 0, 1', 'moth/tint=Color(0.5, 0.25, 0, 1)'],
  ['display/moth/list', 'moth/list=[1,\n2]', '[1,\n2]', '[3, {"a": null}]', 'moth/list=[3, {"a": null}]'],
  // Lists of texts, and of numbers: an entry is added, taken out, put elsewhere; the others stay as they are written.
  [
    'display/moth/list',
    'moth/list=PackedStringArray("a",  "b")',
    '["a","b"]',
    '["a","b","c"]',
    'moth/list=PackedStringArray("a", "b", "c")',
  ],
  ['display/moth/list', 'moth/list=PackedStringArray("a")', '["a"]', '[]', 'moth/list=PackedStringArray()'],
  ['display/moth/list', 'moth/list=PackedStringArray()', '[]', '["say \\"a\\""]', 'moth/list=PackedStringArray("say \\"a\\"")'],
  ['display/moth/list', 'moth/list=PoolStringArray(  )', '[]', '["a"]', 'moth/list=PoolStringArray( "a" )'],
  ['display/moth/list', 'moth/list=PoolStringArray( "a" )', '["a"]', '[]', 'moth/list=PoolStringArray(  )'],
  ['display/moth/list', 'moth/list=["b", "a\\tb"]', '["b","a\\tb"]', '["a\\tb","b"]', 'moth/list=["a\\tb", "b"]'],
  ['display/moth/list', 'moth/list=Array[String]([])', '[]', '["a"]', 'moth/list=Array[String](["a"])'],
  ['display/moth/list', 'moth/list=[1, 2]', '["1","2"]', '["2","+07"]', 'moth/list=[2, 7]'],
  ['display/moth/list', 'moth/list=[1.50, 2.0]', '["1.50","2.0"]', '["1.50","2.0","3"]', 'moth/list=[1.50, 2.0, 3.0]'],
  ['display/moth/list', 'moth/list=PackedFloat32Array(1.5)', '["1.5"]', '["1.5","3.0"]', 'moth/list=PackedFloat32Array(1.5, 3)'],
  // What is in no plain form is one literal, as before.
  ['display/moth/list', 'moth/list=["a", 1]', '["a", 1]', '["a"]', 'moth/list=["a"]'],
  ['display/moth/list', 'moth/list=["a", ; why\n"b"]', '["a", ; why\n"b"]', '["b"]', 'moth/list=["b"]'],
  ['display/moth/none', 'moth/none=1 ; why', '1', '2', 'moth/none=2 ; why'],
] as const

test.each(edits)(
  '%s: from %j only the value’s own bytes change, and undo gives them back',
  async (key, line, shown, value, after) => {
    const text = (entry: string | null) => four(`\n[display]\n\n${entry === null ? '' : `${entry}\n`}moth/last=true\n`)
    const world = await opened(text(line))
    expect(world.row(key).value).toBe(shown)
    expect(await world.save(key, value)).toBe('saved')
    expect(world.text()).toBe(text(after))
    await world.undo()
    expect(world.text()).toBe(text(line))
    await world.redo()
    expect(world.text()).toBe(text(after))
  },
)

const refusals = [
  ['display/window/size/mode', '9', engineTexts.notAChoice],
  ['display/window/size/viewport_width', 'wide', engineTexts.notWhole],
  ['display/window/size/viewport_width', '-1', engineTexts.notInRange(1, undefined)],
  ['display/window/size/viewport_width', '99999999999999999999', engineTexts.notHeld('Viewport Width')],
  ['display/window/size/resizable', '1', engineTexts.notOnOff],
  ['display/mouse_cursor/tooltip_position_offset', '1', engineTexts.notParts(2)],
  ['application/config/name', 'a\nb', engineTexts.oneLine],
  ['application/config/name', 'a\u0007b', engineTexts.notHeld('Name')],
  ['application/config/tags', '"text"', engineTexts.notAList],
  ['application/config/tags', 'PackedStringArray("a")\n[x]', engineTexts.notAList],
  ['application/config/tags', '["a\\nb"]', engineTexts.oneLine],
  ['application/config/tags', '["a\\u0007"]', engineTexts.notHeld('Tags')],
  ['application/run/main_scene', 'res://a.tscn', texts.reference],
  ['application/config/features', 'PackedStringArray("4.1")', texts.engine],
] as const

test.each(refusals)('%s can’t be %j, and the file stays as it is', async (key, value, message) => {
  const text = four('config/tags=PackedStringArray("x")\n')
  const world = await opened(text)
  expect((await failureOf(() => world.save(key, value))).message).toBe(message)
  expect(world.text()).toBe(text)
})

test('a value that is out of its range is shown as it stands there', async () => {
  const { row } = await opened(four('\n[display]\n\nwindow/size/viewport_width=0\nwindow/size/mode=77\n'))
  expect(row('display/window/size/viewport_width')).toMatchObject({ value: '0', isModified: true })
  expect(row('display/window/size/mode')).toMatchObject({ value: '77', type: { is: 'choice' } })
})

test('a setting that gets its default is left out, as Godot’s next save would, and its emptied section with it', async () => {
  const before = four('\n[audio]\n\ndriver/mix_rate=22050\n\n[display]\n\nwindow/size/mode=2\n')
  const world = await opened(before)
  await world.save('audio/driver/mix_rate', '44100')
  expect(world.text()).toBe(four('\n[display]\n\nwindow/size/mode=2\n'))
  expect(world.row('audio/driver/mix_rate')).toMatchObject({ value: null, isModified: false, canReset: false })
  await world.undo()
  expect(world.text()).toBe(before)
})

test('typing the default where nothing stands writes nothing', async () => {
  const world = await opened(four(''))
  expect(await world.save('audio/driver/mix_rate', '44100')).toBe('unchanged')
})

test('a setting that is not there is added where Godot has it, and taken out again by a reset', async () => {
  const before = four('\n[audio]\n\ndriver/mix_rate=22050\n\n[rendering]\n\na/b=1\n')
  const world = await opened(before)
  await world.save('display/window/size/mode', '3')
  const after = before.replace('[rendering]', '[display]\n\nwindow/size/mode=3\n\n[rendering]')
  expect(world.text()).toBe(after)
  expect(world.row('display/window/size/mode')).toMatchObject({ value: '3', isModified: true, canReset: true })
  await world.reset('display/window/size/mode')
  expect(world.text()).toBe(before)
  await world.undo()
  expect(world.text()).toBe(after)
})

test('what was taken out can be restored from its history', async () => {
  const world = await opened(four('\n[audio]\n\ndriver/mix_rate=22050\n'))
  const { id } = world.row('audio/driver/mix_rate')
  await world.save('audio/driver/mix_rate', '11025')
  await world.reset('audio/driver/mix_rate')
  const [taken, first] = stepsOfEngineSetting(world.project, id)
  expect([first?.change, taken?.change]).toEqual([
    { from: '22050', to: '11025' },
    { from: '11025', to: null },
  ])
  if (taken === undefined) return expect.unreachable('There is no step.')
  await restoreEngineSetting(world.project, id, { step: taken.step, at: taken.at, side: 'before' })
  expect(world.row('audio/driver/mix_rate').value).toBe('11025')
})

test('a line of the project’s own is never taken out, since Godot would lose it', async () => {
  const { row } = await opened(four('\n[moth]\n\na/speed=1.5\n'))
  expect(row('moth/a/speed')).toMatchObject({ label: 'Speed', value: '1.5', canReset: false, isModified: false })
})

test('a value for one feature stands right below the one for all, on no part of its own, and can be taken out', async () => {
  const world = await opened(four('\n[display]\n\nwindow/size/viewport_width.mobile=640\nwindow/size/viewport_width=800\n'))
  const rows = world.rows()
  const index = rows.findIndex(({ key }) => key === 'display/window/size/viewport_width')
  expect(rows[index + 1]).toMatchObject({
    label: 'Viewport Width (mobile)',
    type: { is: 'number', min: 1 },
    value: '640',
    isModified: false,
    canReset: true,
    notes: [texts.only('mobile')],
  })
  expect(rows[index + 1]).not.toHaveProperty('platform')
  await world.reset('display/window/size/viewport_width.mobile')
  expect(world.text()).toBe(four('\n[display]\n\nwindow/size/viewport_width=800\n'))
})

test('a value that Godot 3 left in a file of Godot 4 is shown as what it is, with a doubt, and keeps its type', async () => {
  const world = await opened(four('\n[display]\n\nwindow/handheld/orientation="landscape"\n'))
  expect(world.row('display/window/handheld/orientation')).toMatchObject({
    type: { is: 'text' },
    value: 'landscape',
    notes: [texts.otherType(texts.types.int)],
  })
  expect(world.row('display/window/handheld/orientation').standard).toBe(undefined)
  await world.save('display/window/handheld/orientation', 'portrait')
  expect(world.text()).toBe(four('\n[display]\n\nwindow/handheld/orientation="portrait"\n'))
})

test('a setting of another version says so, and can be taken out', async () => {
  const world = await opened(four('\n[display]\n\nwindow/size/width=800\n'))
  expect(world.row('display/window/size/width')).toMatchObject({ value: '800', canReset: true, notes: [texts.otherVersion] })
})

const event =
  '{\n"deadzone": 0.5,\n"events": [Object(InputEventKey,"ctrl_pressed":true,"keycode":0,"physical_keycode":4194320,"script":null)\n, Object(InputEventMouseButton,"position":Vector2(0, 0),"button_index":1)\n]\n}'

const fixed = [
  ['input/jump', `\n[input]\n\njump=${event}\n`, '2 events: Ctrl+Up, Mouse Left', texts.input],
  ['autoload/Game', '\n[autoload]\n\nGame="*res://game.gd"\n', '*res://game.gd', texts.autoload],
  ['shader_globals/wind', '\n[shader_globals]\n\nwind={\n"type": "vec3"\n}\n', '{\n"type": "vec3"\n}', texts.list],
  ['editor_plugins/enabled', '\n[editor_plugins]\n\nenabled=PackedStringArray("a")\n', '["a"]', texts.list],
  ['config_version', '', '5', texts.engine],
  ['moth/scene', '\n[moth]\n\nscene="uid://abc"\n', 'uid://abc', texts.reference],
  ['moth/thing', '\n[moth]\n\nthing=Object(Node,"a":1)\n', 'Object(Node,"a":1)', texts.opaque],
] as const

test.each(fixed)('%s is shown and says why it can’t be changed here', async (key, sections, value, why) => {
  const { row } = await opened(four(sections))
  expect(row(key)).toMatchObject({ value, why, canReset: false })
})

test('names of layers and groups can be edited', async () => {
  const world = await opened(four('\n[global_group]\n\nenemies="All"\n'))
  await world.save('global_group/enemies', 'All of them')
  await world.save('layer_names/2d_physics/layer_1', 'Walls')
  expect(world.text()).toBe(four('\n[global_group]\n\nenemies="All of them"\n\n[layer_names]\n\n2d_physics/layer_1="Walls"\n'))
})

test('what is called like a secret is never in what the window gets', async () => {
  const world = await opened(four('\n[moth]\n\napi_key="s3cr3tvalue"\nportal/token="s3cr3tvalue"\ntokens_max=3\n'))
  expect(world.row('moth/api_key')).toMatchObject({ isSecret: true, value: '', why: texts.secretNamed, canReset: false })
  expect(world.row('moth/tokens_max')).toMatchObject({ value: '3' })
  expect(JSON.stringify(world.rows())).not.toContain('s3cr3t')
})

const presets = `[preset.0]

name="Play Store"
platform="Android"
runnable=true
export_filter="all_resources"
script_export_mode=2

[preset.0.options]

custom_template/debug=""
architectures/arm64-v8a=true
keystore/release_password="s3cr3tvalue"
screen/background_color=Color(0, 0, 0, 1)
version/code=1
permissions/custom_permissions=PackedStringArray()

[preset.1]

name="Web"
platform="Web"

[preset.1.options]

variant/thread_support=true
`

test('each export preset is a page, with its options by category, named as in Godot', async () => {
  const world = await opened(four(''), presets)
  const pages = world.project.engineSettings.view()?.filter(({ group }) => group === 'Export')
  expect(pages).toMatchObject([{ label: 'Play Store', files: [{ path: 'export_presets.cfg' }] }, { label: 'Web' }])
  const rows = world.project.engineSettings.rows('export/preset.0', 0).rows
  const at = (key: string) => rows.find((row) => row.key === key)
  expect(at('name')).toMatchObject({ label: 'Name', folds: [], value: 'Play Store' })
  expect(at('platform')).toMatchObject({ value: 'Android', why: texts.platform })
  expect(at('export_filter')).toMatchObject({ folds: ['Resources'], type: { is: 'choice' } })
  expect(at('version/code')).toMatchObject({ folds: ['Version'], label: 'Code', type: { is: 'number', min: 1 } })
  expect(at('screen/background_color')).toMatchObject({ type: { is: 'colour' }, isModified: false })
})

test('an option is written alone into its own preset, and goes back to its default as a value', async () => {
  const world = await opened(four(''), presets)
  await world.save('version/code', '7')
  expect(world.presets()).toBe(presets.replace('version/code=1', 'version/code=7'))
  await world.reset('version/code')
  expect(world.presets()).toBe(presets)
  await world.save('custom_template/debug', 'C:\\a "b"')
  expect(world.presets()).toBe(presets.replace('debug=""', 'debug="C:\\\\a \\"b\\""'))
})

test('an option that the preset lacks is shown, and says that Godot adds it', async () => {
  const world = await opened(four(''), presets)
  expect(world.row('package/signed')).toMatchObject({ value: null, why: texts.notInPreset, canReset: false })
})

test('a secret of a preset never reaches the window', async () => {
  const world = await opened(four(''), presets)
  expect(world.row('keystore/release_password')).toMatchObject({ isSecret: true, value: '', why: texts.secretHere })
  expect(world.row('keystore/debug_password')).toMatchObject({ isSecret: true, value: null, why: texts.secretElsewhere })
  expect(JSON.stringify(world.rows())).not.toContain('s3cr3t')
})

test.each([
  ['a line that Godot could not load', four('\n[a]\n\nb=\n')],
  ['the marks of a merge', four('\n[a]\n\n<<<<<<< HEAD\nb=1\n=======\nb=2\n>>>>>>> other\n')],
  ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 12\n'],
])('a file that can’t be read has one page, whose one row says why: %s', async (_, text) => {
  const world = await opened(text)
  const pages = world.project.engineSettings.view() ?? []
  expect(pages.filter(({ files }) => files.some((file) => file.path === path))).toMatchObject([{ id: path, count: 1 }])
  const [row] = world.rows().filter((one) => one.file === path)
  expect(row).toMatchObject({ value: '', canReset: false })
  expect(row?.why).toMatch(/project\.godot/)
})

test('a key that a null takes away counts as missing, and can be set', async () => {
  const world = await opened(four('\n[display]\n\nwindow/size/mode=null\n'))
  expect(world.row('display/window/size/mode')).toMatchObject({ value: null, type: { is: 'choice' } })
  await world.save('display/window/size/mode', '2')
  expect(world.text()).toBe(four('\n[display]\n\nwindow/size/mode=2\n'))
})
