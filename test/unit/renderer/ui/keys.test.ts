import { expect, onTestFinished, test, vi } from 'vitest'

import { boundKey, takeHeldKeysOnce } from '../../../../renderer/ui/keys'

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

/** What a button or field on the page gets of a key that is held: an event for the press, and more while it is down. */
function held(key: string, { target = 'INPUT', ...more }: { target?: string; ctrlKey?: boolean } = {}) {
  const page = Object.assign(new EventTarget(), { tagName: target })
  vi.stubGlobal('window', page)
  onTestFinished(() => void vi.unstubAllGlobals())
  takeHeldKeysOnce()
  let got = 0
  page.addEventListener('keydown', () => (got += 1))
  const events = [false, true, true].map((repeat) =>
    Object.assign(new Event('keydown', { cancelable: true }), { key, repeat, ctrlKey: false, metaKey: false, ...more }),
  )
  for (const event of events) page.dispatchEvent(event)
  return { got, isStopped: events.map((event) => event.defaultPrevented) }
}

test.each([
  ['Enter in a field', () => held('Enter')],
  ['Enter on a button', () => held('Enter', { target: 'BUTTON' })],
  ['Ctrl+Enter in a text of several lines', () => held('Enter', { target: 'TEXTAREA', ctrlKey: true })],
])('a key that is held down is one press: %s', (_, hold) => {
  const { got, isStopped } = hold()
  expect(got).toBe(1)
  expect(isStopped).toEqual([false, true, true])
})

test.each([
  ['Backspace', () => held('Backspace')],
  ['a letter', () => held('a')],
  ['an arrow', () => held('ArrowDown')],
  ['Enter in a text of several lines', () => held('Enter', { target: 'TEXTAREA' })],
  ['undo while typing', () => held('z', { ctrlKey: true })],
])('a key that types or walks repeats as long as it is held: %s', (_, hold) => {
  const { got, isStopped } = hold()
  expect(got).toBe(3)
  expect(isStopped).toEqual([false, false, false])
})
