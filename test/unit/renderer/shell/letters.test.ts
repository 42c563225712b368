import { expect, test } from 'vitest'

import { nameFor, noLetters, withLetter, type Letters } from '../../../../renderer/shell/letters'

const names = ['Overview', 'Package Manager', 'Player', 'Preset Manager', 'Plutu', 'Preferences']

/** The names that letters lead to, one after another, with the times between them. */
function typed(word: string, between: number, from = 0): (string | undefined)[] {
  let letters: Letters = noLetters
  let [now, current] = [5000, from]
  return word.split('').map((letter) => {
    letters = withLetter(letters, letter, now)
    now += between
    const next = nameFor(names, current, letters)
    if (next !== -1) current = next
    return next === -1 ? undefined : names[next]
  })
}

test('letters typed one after another find a name by all of them', () => {
  expect(typed('pla', 200)).toEqual(['Package Manager', 'Player', 'Player'])
  expect(typed('PREF', 200)).toEqual(['Package Manager', 'Preset Manager', 'Preset Manager', 'Preferences'])
})

test('a letter after a pause begins anew, and one that is repeated goes on to the next name', () => {
  expect(typed('po', 1500)).toEqual(['Package Manager', 'Overview'])
  expect(typed('pppp', 200)).toEqual(['Package Manager', 'Player', 'Preset Manager', 'Plutu'])
  expect(typed('pp', 1500, 4)).toEqual(['Preferences', 'Package Manager'])
})

test('letters that no name begins with lead nowhere', () => {
  expect(typed('pz', 200)).toEqual(['Package Manager', undefined])
})
