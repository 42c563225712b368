import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { countHits, hitFields, hitTargets, parts } from '../../renderer/shell/search'
import { fieldsOf, serviceOf } from '../../shared/services'
import type { TargetView } from '../../shared/view'

const fields = fieldsOf(serviceOf('coherence'))
const ids = (query: string) => hitFields(fields, query).map(({ id }) => id)
const asset: TargetView = {
  id: 'unity',
  label: 'Unity asset',
  path: 'Assets/coherence/RuntimeSettings.asset',
  state: 'up-to-date',
  holds: null,
  why: null,
  ignoredByGit: null,
}

test('an empty search hits every setting that has a row', () => {
  expect(ids(' ')).toEqual(fields.map(({ id }) => id).filter((id) => id !== 'projectId'))
})

test('a setting is found by its label, its help and its id, in any case', () => {
  expect(ids('VARIABLE NAME')).toEqual(['envVariable'])
  expect(ids('project tokens')).toEqual(['portalToken'])
  expect(ids('envfile')).toEqual(['envFile'])
})

test('every word has to occur, in any order', () => {
  expect(ids('token portal')).toContain('portalToken')
  expect(ids('token elephant')).toEqual([])
})

test('what stands beside another setting is found through its row', () => {
  expect(ids('projectId')).toEqual(['projectName'])
})

test('a file of the game is found by its path, and the environment file only as a setting', () => {
  expect(hitTargets([asset, { ...asset, id: 'env' }], 'runtimesettings')).toEqual([asset])
  expect(hitTargets([asset], 'elephant')).toEqual([])
})

test('the number beside a service is the number of settings that its page then shows', () => {
  expect(countHits('coherence', '')).toBe(fields.length - 1)
  expect(countHits('coherence', 'runtime key')).toBe(ids('runtime key').length)
  expect(countHits('coherence', 'elephant')).toBe(0)
})

test('whatever is searched for, the parts are the text again, and only words of the search are marked', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, query) => {
      const found = parts(text, query)
      expect(found.map((part) => part.text).join('')).toBe(text)
      const words = query.toLowerCase().split(/\s+/)
      for (const part of found.filter(({ isHit }) => isHit)) expect(words).toContain(part.text.toLowerCase())
    }),
  )
})

test('hits are marked as they stand in the text', () => {
  expect(parts('Portal Token', 'TOKEN')).toEqual([
    { text: 'Portal ', isHit: false },
    { text: 'Token', isHit: true },
  ])
})
