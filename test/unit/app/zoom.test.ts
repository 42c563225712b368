import { expect, test } from 'vitest'

import { levelAfter } from '../../../electron/app/zoom'

const pressed = { type: 'keyDown' as const, code: '', control: true, meta: false, alt: false }

test.each([
  ['+', 'Equal', 1],
  ['=', 'Equal', 1],
  ['+', 'NumpadAdd', 1],
  ['-', 'Minus', -1],
  ['-', 'NumpadSubtract', -1],
  ['0', 'Digit0', 0],
  ['à', 'Digit0', 0],
])('Ctrl with %s (%s) zooms to %i', (key, code, level) => {
  expect(levelAfter({ ...pressed, key, code }, 0)).toBe(level)
  expect(levelAfter({ ...pressed, control: false, meta: true, key, code }, 0)).toBe(level)
})

test('a key alone, with Alt as well, or let go does not zoom', () => {
  expect(levelAfter({ ...pressed, key: '+', control: false }, 0)).toBeNull()
  expect(levelAfter({ ...pressed, key: '-', alt: true }, 0)).toBeNull()
  expect(levelAfter({ ...pressed, key: '+', type: 'keyUp' }, 0)).toBeNull()
  expect(levelAfter({ ...pressed, key: 'z', code: 'KeyZ' }, 0)).toBeNull()
})

test('zooming ends at both ends', () => {
  expect(levelAfter({ ...pressed, key: '+' }, 5)).toBe(5)
  expect(levelAfter({ ...pressed, key: '-' }, -3)).toBe(-3)
})
