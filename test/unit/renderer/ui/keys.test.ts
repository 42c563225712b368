import { expect, test } from 'vitest'

import { boundKey } from '../../../../renderer/ui/keys'

test.each([
  ['us', 'z', 'KeyZ', 'z'],
  ['us with Shift', 'Z', 'KeyZ', 'z'],
  ['de', 'z', 'KeyY', 'z'],
  ['fr', 'z', 'KeyW', 'z'],
  ['dvorak', 'f', 'KeyY', 'f'],
  ['ru', 'я', 'KeyZ', 'z'],
  ['ua', 'а', 'KeyF', 'f'],
  ['gr', 'ζ', 'KeyZ', 'z'],
  ['il', 'כ', 'KeyF', 'f'],
  ['ara', 'ئ', 'KeyZ', 'z'],
  ['ara', 'لا', 'KeyB', 'b'],
  ['ru', 'б', 'Comma', ','],
  ['il', 'ת', 'Comma', ','],
  ['us', ',', 'Comma', ','],
])('on a layout such as %s, %s (%s) is bound as %s', (_layout, key, code, bound) => {
  expect(boundKey({ key, code })).toBe(bound)
})
