import { expect, test, vi } from 'vitest'

import { moveTogether, setTogether, type Source } from '../../../../electron/core/formats/editTogether'
import { formats, type FormatId } from '../../../../electron/core/places/gameFile'
import { putTo, standsOn } from '../../../../electron/core/places/places'
import { openUnity } from '../engineSettings/unity/world'

const sourceOf = (text: string, format: FormatId = 'unrealTree', name = 'Config/DefaultEngine.ini'): Source => {
  const file = { text, encoding: 'utf8' as const }
  return { file, format: formats[format], name, opened: formats[format](file, name) }
}
const at = (key: string) => ({ section: 'A', key })
const ini = (a: string, b: string, c = '3') => `[A]\nOne=${a}\nTwo=${b}\n; two\nThree=${c}\n`

test('many values are set with one proof, whatever their order, and each edit says what it did', () => {
  const wanted = [
    { address: at('Three'), value: 'three' },
    { address: at('One'), value: '1' },
    { address: at('Two'), value: '' },
  ]
  const set = setTogether(sourceOf(ini('1', '2')), wanted)
  expect(set?.text).toBe(ini('1', '', 'three'))
  expect(set?.spans).toEqual([{ removed: '3', inserted: 'three', lead: 0 }, null, { removed: '2', inserted: '', lead: 0 }])
})

test.each([
  ['the same place twice', [at('One'), at('One')]],
  ['a place that is not there', [at('One'), at('Four')]],
  ['a list with all its entries', [at('One'), { section: 'A', key: '+List', inside: '*' }]],
])('%s is not set together with others', (_, addresses) => {
  const source = sourceOf(`${ini('1', '2')}+List=a\n`)
  expect(
    setTogether(
      source,
      addresses.map((address) => ({ address, value: '["x"]' })),
    ),
  ).toBeNull()
})

test('what changes more than the values is not proven', () => {
  const source = sourceOf(ini('1', '2'))
  // A format that writes too much: a line of its own besides the value.
  const careless: Source = {
    ...source,
    opened: { ...source.opened, spell: (value) => [value === 'x' ? 'x\nFour=4' : value] },
  }
  expect(
    setTogether(careless, [
      { address: at('One'), value: 'x' },
      { address: at('Two'), value: 'y' },
    ]),
  ).toBeNull()
  const other: Source = {
    ...source,
    opened: { ...source.opened, spell: (value) => [value === 'x' ? 'x\nTwo=9' : value] },
  }
  expect(
    setTogether(other, [
      { address: at('One'), value: 'x' },
      { address: at('Three'), value: 'z' },
    ]),
  ).toBeNull()
})

test('edits are taken back together only where each still stands as it was written', () => {
  const moves = [
    { address: at('One'), value: '1', span: { removed: '1', inserted: 'one', lead: 0 }, mayStand: () => true },
    { address: at('Two'), value: '2', span: { removed: '2', inserted: 'two', lead: 0 }, mayStand: () => true },
  ]
  expect(moveTogether(sourceOf(ini('one', 'two')), moves)).toBe(ini('1', '2'))
  expect(moveTogether(sourceOf(ini('one', 'two more')), moves)).toBeNull()
  expect(
    moveTogether(
      sourceOf(ini('one', 'two')),
      moves.map((move) => ({ ...move, mayStand: () => false })),
    ),
  ).toBeNull()
  const forged = moves.map((move) => ({ ...move, span: { ...move.span, removed: `${move.value}\nFour=4` } }))
  expect(moveTogether(sourceOf(ini('one', 'two')), forged)).toBeNull()
})

test('a hundred settings of one file are read a few times and not for each of them, written, taken back and done again', async () => {
  const keys = Array.from({ length: 100 }, (_, index) => `  m_Own${index}: ${index}\n`)
  const { project, folder } = await openUnity({ OwnSettings: keys.join('') })
  const path = 'ProjectSettings/OwnSettings.asset'
  const before = folder.text(path)
  const settings = [...project.engineSettings.side().settings.values()].filter(({ key }) => key.startsWith('m_Own'))
  const read = vi.spyOn(formats, 'unityTree')
  try {
    const wishes = settings.map((setting) => ({ setting, value: '7000', shown: setting.value }))
    const { plans, refused } = await project.engineSettings.planAll(wishes)
    expect(refused).toEqual([])
    const [plan] = plans
    await plan?.apply()
    const after = folder.text(path)
    expect(after).toBe(before.replaceAll(/(m_Own\d+): \d+/g, '$1: 7000'))
    const edits = plan?.edits ?? []
    expect(await standsOn(folder.root, edits, () => true)).toBe('after')
    await putTo(folder.root, edits, 'before', () => true)
    expect(folder.text(path)).toBe(before)
    await putTo(folder.root, edits, 'after', () => true)
    expect(folder.text(path)).toBe(after)
    expect(read.mock.calls.length).toBeLessThan(20)
  } finally {
    read.mockRestore()
  }
})
