import { rmSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import {
  resetEngineSetting,
  restoreEngineSetting,
  stepsOfEngineSetting,
} from '../../../../../electron/core/operations/engineSettings'
import { engineTexts } from '../../../../../shared/texts/engineSettings'
import { stepTexts } from '../../../../../shared/texts/steps'
import { unityTexts } from '../../../../../shared/texts/unity'
import { assetOf, openUnity } from './world'

const texts = engineTexts.unity

const physics = `  m_Gravity: {x: 0, y: -9.81, z: 0}
  m_BounceThreshold: 2
  m_QueriesHitTriggers: 1
  m_DefaultMaterial: {fileID: 0}
`

test.each([
  [
    'one part of a vector',
    'DynamicsManager',
    '  m_Gravity: {x: 0, y: -9.81, z: 0}\n',
    '0, -12.5, 0',
    '  m_Gravity: {x: 0, y: -12.5, z: 0}\n',
  ],
  ['a number', 'DynamicsManager', '  m_BounceThreshold: 2\n', '.5', '  m_BounceThreshold: 0.5\n'],
  ['a whole number with a sign', 'AudioManager', '  m_RealVoiceCount: 32\n', '+64', '  m_RealVoiceCount: 64\n'],
  ['a switch', 'AudioManager', '  m_DisableAudio: 0\n', 'true', '  m_DisableAudio: 1\n'],
  ['a choice', 'AudioManager', '  Default Speaker Mode: 2\n', '6', '  Default Speaker Mode: 6\n'],
  ['flags', 'EditorSettings', '  m_EnterPlayModeOptions: 0\n', '3', '  m_EnterPlayModeOptions: 3\n'],
  ['a text that has to be quoted', 'ProjectSettings', '  bundleVersion: 0.1\n', 'a: b', "  bundleVersion: 'a: b'\n"],
  ['a text in quotes', 'ProjectSettings', '  bundleVersion: "0.1"\n', '0.2', '  bundleVersion: "0.2"\n'],
  ['an empty text', 'ProjectSettings', '  bundleVersion: \n', '0.2', '  bundleVersion: 0.2\n'],
  [
    'a layer',
    'TagManager',
    '  layers:\n  - Default\n  - \n  - \n  - \n',
    'Walls',
    '  layers:\n  - Default\n  - \n  - \n  - Walls\n',
  ],
  [
    'a value in a list of a list',
    'GraphicsSettings',
    '  m_Own:\n  - - a: 1\n    - b: {c: {d: 2}}\n',
    '3',
    '  m_Own:\n  - - a: 1\n    - b: {c: {d: 3}}\n',
  ],
  [
    'a colour',
    'Physics2DSettings',
    '  m_ColliderContactColor: {r: 1, g: 0, b: 1, a: 0.6862745}\n',
    '1, 0.25, 1, 0.6862745',
    '  m_ColliderContactColor: {r: 1, g: 0.25, b: 1, a: 0.6862745}\n',
  ],
  [
    'a colour in one number',
    'ProjectSettings',
    '  iOSLaunchScreenBackgroundColor:\n    serializedVersion: 2\n    rgba: 4278190080\n',
    '0.2, 0.4, 0.6, 1',
    '  iOSLaunchScreenBackgroundColor:\n    serializedVersion: 2\n    rgba: 4288243251\n',
  ],
])(
  'a save of %s changes only its own bytes, undo gives them back, and redo does it again',
  async (_, file, fields, value, changed) => {
    const { rows, save, undo, redo, text } = await openUnity({ [file]: fields })
    const last = rows().findLast(({ why }) => why === undefined)

    expect(await save(last?.id ?? '', value)).toBe('saved')
    expect(text(file)).toBe(assetOf(changed))
    await undo()
    expect(text(file)).toBe(assetOf(fields))
    await redo()
    expect(text(file)).toBe(assetOf(changed))
  },
)

const tags = (lines: string) => `  m_Before: 1\n  tags:${lines}\n  layers:\n  - Default\n  m_After: 2\n`

test.each([
  ['one more', '\n  - Boss', '["Boss"]', '["Boss","Wall"]', '\n  - Boss\n  - Wall'],
  ['one less', '\n  - Boss\n  - Wall', '["Boss","Wall"]', '["Wall"]', '\n  - Wall'],
  ['none', '\n  - Boss\n  - Wall', '["Boss","Wall"]', '[]', ' []'],
  ['the first ones', ' []', '[]', '["Boss","a: b"]', "\n  - Boss\n  - 'a: b'"],
  ['another order', "\n  - \n  - 'Boss'", '["","Boss"]', '["Boss",""]', "\n  - 'Boss'\n  - "],
  ['other indents', '\n    - Boss', '["Boss"]', '["Boss","Wall"]', '\n    - Boss\n    - Wall'],
])(
  'a list gets %s, nothing else changes, undo gives its bytes back, and redo does it again',
  async (_, was, shown, value, now) => {
    const { row, save, undo, redo, text } = await openUnity({ TagManager: tags(was) })
    expect(row('tags').value).toBe(shown)
    expect(await save(row('tags').id, value, shown)).toBe('saved')
    expect(text('TagManager')).toBe(assetOf(tags(now)))
    expect(row('tags').value).toBe(value)
    await undo()
    expect(text('TagManager')).toBe(assetOf(tags(was)))
    await redo()
    expect(text('TagManager')).toBe(assetOf(tags(now)))
  },
)

test('a list with Windows line ends keeps them, and one inside a list of maps its place', async () => {
  const text = assetOf('  m_Own:\n  - name: a\n    words: []\n  - name: b\n    words:\n    - x\n').replaceAll('\n', '\r\n')
  const { rows, save, text: now } = await openUnity({ OwnSettings: text })
  const [, ofB] = rows().filter(({ label }) => label === 'Words')
  expect(ofB).toMatchObject({ type: { is: 'list' }, value: '["x"]' })
  await save(ofB?.id ?? '', '["x","y"]')
  expect(now('OwnSettings')).toBe(text.replace('    - x\r\n', '    - x\r\n    - y\r\n'))
})

test('what a list can’t hold is refused, and so is a list that somebody else changed', async () => {
  const { row, save, folder, text } = await openUnity({ TagManager: tags('\n  - Boss') })
  const { id } = row('tags')
  await expect(save(id, '["a\\nb"]')).rejects.toThrow(engineTexts.oneLine)
  await expect(save(id, 'Boss')).rejects.toThrow(engineTexts.notAList)
  folder.write('ProjectSettings/TagManager.asset', assetOf(tags('\n  - Other')))
  expect(await save(id, '["Boss","Wall"]', '["Boss"]')).toBe('conflict')
  expect(text('TagManager')).toBe(assetOf(tags('\n  - Other')))
})

test.each([
  ['a map among its entries', '\n  - a\n  - b: 1'],
  ['an entry that is an entry’s list', '\n  - a\n  - - b'],
  ['a comment', '\n  - a\n  # why\n  - b'],
  ['a text of two lines', '\n  - a\n    b'],
  ['brackets', ' [a, b]'],
])('a list with %s is shown by its entries, and none is added', async (_, lines) => {
  const { rows } = await openUnity({ TagManager: tags(lines) })
  expect(rows().filter(({ type }) => type.is === 'list')).toEqual([])
})

test('undo leaves a file alone that is gone, says so, and works again once it is back', async () => {
  const { project, row, save, undo, folder, text } = await openUnity({
    DynamicsManager: physics,
    AudioManager: '  m_Volume: 1\n',
  })
  await save(row('m_BounceThreshold').id, '3')
  const path = 'ProjectSettings/DynamicsManager.asset'
  const saved = text('DynamicsManager')
  rmSync(folder.at(path))
  await project.readEngine()
  await expect(undo()).rejects.toMatchObject({ failure: { code: 'file-refused', message: stepTexts.gone(path) } })
  folder.write(path, saved)
  await project.readEngine()
  await undo()
  expect(text('DynamicsManager')).toBe(assetOf(physics))
})

test('a save over a value that somebody else changed meanwhile is a conflict, and writes nothing', async () => {
  const { row, save, folder, text } = await openUnity({ DynamicsManager: physics })
  const { id, value } = row('m_BounceThreshold')
  folder.write('ProjectSettings/DynamicsManager.asset', assetOf(physics.replace('m_BounceThreshold: 2', 'm_BounceThreshold: 5')))

  expect(await save(id, '3', value)).toBe('conflict')
  expect(text('DynamicsManager')).toContain('m_BounceThreshold: 5')
  expect(row('m_BounceThreshold').value).toBe('5')
})

test.each([
  ['m_BounceThreshold', 'high', engineTexts.notNumber],
  ['m_QueriesHitTriggers', '2', engineTexts.notOnOff],
  ['m_Gravity', '0, 1', engineTexts.notParts(3)],
  ['m_BounceThreshold', '1e999', engineTexts.notHeld('Bounce Threshold')],
])('%s does not take %s, and the file stays as it is', async (key, value, message) => {
  const { row, save, text } = await openUnity({ DynamicsManager: physics })
  const before = text('DynamicsManager')

  await expect(save(row(key).id, value)).rejects.toThrow(message)
  expect(text('DynamicsManager')).toBe(before)
})

test('a whole number has at most 32 bits', async () => {
  const { row, save } = await openUnity({ AudioManager: '  m_RealVoiceCount: 32\n' })

  await expect(save(row('m_RealVoiceCount').id, '4294967296')).rejects.toThrow(engineTexts.notHeld('Max Real Voices'))
})

test('the history of a setting has its values as the window shows them, and each can be had again', async () => {
  const { project, row, save, text } = await openUnity({ DynamicsManager: physics })
  const { id } = row('m_Gravity')
  await save(id, '0, -12.5, 0')
  await save(id, '1, -12.5, 0')

  const steps = stepsOfEngineSetting(project, id)
  expect(steps.map(({ change }) => change)).toEqual([
    { from: '0, -12.5, 0', to: '1, -12.5, 0' },
    { from: '0, -9.81, 0', to: '0, -12.5, 0' },
  ])
  const { step = 0, at = '' } = steps[1] ?? {}
  await restoreEngineSetting(project, id, { step, at, side: 'before' })
  expect(text('DynamicsManager')).toBe(assetOf(physics))
})

test('no value is taken out of a file: Unity writes them all', async () => {
  const { project, row, text } = await openUnity({ DynamicsManager: physics })

  expect(row('m_BounceThreshold').canReset).toBe(false)
  expect(await resetEngineSetting(project, row('m_BounceThreshold').id)).toBe('unchanged')
  expect(text('DynamicsManager')).toBe(assetOf(physics))
})

describe('a strange file', () => {
  test('with several objects says so once, and its first one is edited as ever', async () => {
    const { rows, save, row, text } = await openUnity({
      DynamicsManager: `${assetOf(physics)}--- !u!114 &2\nMonoBehaviour:\n  a: 1\n--- !u!114 &3\nMonoBehaviour:\n  a: 1\n`,
    })
    const before = text('DynamicsManager')

    expect(
      rows()
        .filter(({ why }) => why === texts.severalObjects)
        .map(({ label }) => label),
    ).toEqual([texts.otherObjects])
    await save(row('m_BounceThreshold').id, '3')
    expect(text('DynamicsManager')).toBe(before.replace('m_BounceThreshold: 2', 'm_BounceThreshold: 3'))
  })

  test('with lines that Unity would not write shows them, and the others are edited as ever', async () => {
    const { rows, save, row, text } = await openUnity({ DynamicsManager: `  # note\n  old: |\n    text\n${physics}` })
    const before = text('DynamicsManager')

    expect(
      rows()
        .filter(({ why }) => why === texts.strange)
        .map(({ label }) => label),
    ).toEqual([texts.unread, texts.unread])
    await save(row('m_BounceThreshold').id, '3')
    expect(text('DynamicsManager')).toBe(before.replace('m_BounceThreshold: 2', 'm_BounceThreshold: 3'))
  })

  test.each([
    ['JSON', '{"m_SettingKeys":[]}', unityTexts.notYaml],
    ['of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', 'LFS'],
    ['in a conflict', assetOf('<<<<<<< ours\n  a: 1\n=======\n  a: 2\n>>>>>>> theirs\n'), 'conflict'],
    ['binary', 'a\0b', 'binary'],
  ])('that is %s has one row that says why, and stops no other file', async (_, content, why) => {
    const { rows, row } = await openUnity({ XRSettings: content, TimeManager: '  m_TimeScale: 1\n' })

    const [only, ...others] = rows('XR Plug-in Management')
    expect(others).toEqual([])
    expect(only).toMatchObject({ label: 'XRSettings.asset', why: expect.stringContaining(why) as unknown })
    expect(row('m_TimeScale').value).toBe('1')
  })

  test('that is missing is no row, as is a folder without settings', async () => {
    const { rows, pages } = await openUnity({})

    expect([rows(), pages()]).toEqual([[], []])
  })
})
