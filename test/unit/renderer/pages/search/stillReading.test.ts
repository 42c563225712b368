import { expect, test } from 'vitest'

import { isStillReading } from '../../../../../renderer/pages/search/stillReading'

const godot = { kind: 'godot' as const }
const pages = [
  { id: 'physics', count: 2 },
  { id: 'empty', count: 0 },
]
const read = (...names: string[]) => ({ ready: names.map((page) => ({ row: { page } })) })

test('no search says that a setting is not there while the engine’s files are still being read', () => {
  expect(isStillReading({ enginePages: null, engine: godot }, read('general'))).toBe(true)
  expect(isStillReading({ enginePages: pages, engine: godot }, read('general'))).toBe(true)
  expect(isStillReading({ enginePages: pages, engine: godot }, read('general', 'engine/physics'))).toBe(false)
  expect(isStillReading({ enginePages: null, engine: { kind: 'plain' } }, read('general'))).toBe(false)
})
