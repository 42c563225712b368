import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readModule } from '../rules/imports'

const electron = join(import.meta.dirname, '../../../electron/app')

/** What a file of ours loads before its first line runs, or what it loads later. */
function loadedBy(file: string, isLate = false): string[] {
  const { imports } = readModule(`${file}.ts`, readFileSync(join(electron, `${file}.ts`), 'utf8'))
  return imports.flatMap(({ to, typeOnly, late }) => (to === null || typeOnly || late !== isLate ? [] : [to]))
}

test('before the first window nothing is loaded but Electron, Node and a few small files of ours', () => {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const waiting = ['main']
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const to of loadedBy(file)) {
      if (to.startsWith('./')) waiting.push(to.slice(2))
      else if (!to.startsWith('node:')) packages.add(to)
    }
  }
  expect([...packages]).toEqual(['electron'])
  expect(seen.size).toBeLessThan(12)
})

test('schemas are told not to compile themselves before there is any', () => {
  expect(loadedBy('app')[0]).toBe('./interpreted')
  // In the built app, what several files share is loaded before any of them.
  expect(loadedBy('main', true)[0]).toBe('./interpreted')
  expect(loadedBy('interpreted')).toEqual(['zod'])
})
