import { expect, test } from 'vitest'

import { readDeclaration } from '../../../../electron/core/declarations/read'
import { hostileDeclarations } from './hostileDeclarations'
import { someDeclaration } from './someDeclaration'

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

test('a team’s declaration without a fault is the service that it declares', () => {
  expect(readDeclaration(bytesOf(someDeclaration()), 'scores.json')).toEqual({ service: someDeclaration() })
})

test.each(hostileDeclarations)('$what is refused, with the place and what to do', ({ bytes, path, words }) => {
  const read = readDeclaration(bytes, 'scores.json')
  expect('faults' in read ? read.faults : read).toContainEqual(expect.objectContaining({ path, ...words }))
})

test('there are enough of them to be worth the name', () => {
  expect(hostileDeclarations.length).toBeGreaterThan(100)
})
