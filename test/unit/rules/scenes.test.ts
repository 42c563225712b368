import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { sceneGroups } from '../../states/scenes'

test('every group of scenes is looked at for everyone’s sake', () => {
  const missing = Object.keys(sceneGroups).filter((name) => {
    const title = name.charAt(0).toUpperCase() + name.slice(1)
    return !existsSync(new URL(`../../e2e/everyone${title}.test.ts`, import.meta.url))
  })
  expect(missing).toEqual([])
})
