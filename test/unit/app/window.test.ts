import { expect, test } from 'vitest'

import { fitted, levelAfter } from '../../../electron/app/window'

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

const usual = { width: 1180, height: 740 }
const screen = { x: 0, y: 27, width: 1366, height: 741 }

test.each([
  ['a larger screen', { x: 0, y: 0, width: 2560, height: 1400 }, screen],
  ['a somewhat larger screen', { x: 100, y: 80, width: 1700, height: 950 }, screen],
  ['the lower edge of a taller screen', { x: 60, y: 700, ...usual }, { x: 60, y: 28, ...usual }],
  ['the right edge of a wider screen', { x: 1270, y: 40, width: 1180, height: 700 }, { x: 186, y: 40, width: 1180, height: 700 }],
  ['a screen at the left that is gone', { x: -1900, y: -300, ...usual }, { x: 0, y: 27, ...usual }],
  ['this very screen', { x: 100, y: 28, ...usual }, { x: 100, y: 28, ...usual }],
  ['a file that says a size nobody could use', { x: 5, y: 30, width: 1, height: 1 }, { x: 5, y: 30, width: 720, height: 480 }],
])('a window from %s lies inside the work area', (_case, place, right) => {
  expect(fitted(place, screen)).toEqual(right)
})

test('on a screen smaller than the smallest window, the window fills the work area', () => {
  const small = { x: 0, y: 0, width: 640, height: 440 }
  expect(fitted({ x: 50, y: 50, ...usual }, small)).toEqual(small)
})
