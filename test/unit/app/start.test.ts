import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

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

/** The packages that a file of the page loads with what it imports, other than late. */
function packagesOf(start: string): Set<string> {
  const packages = new Set<string>()
  const seen = new Set<string>()
  const waiting = [start]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const { imports } = readModule(file, readFileSync(file, 'utf8'))
    for (const { to, typeOnly, late } of imports) {
      if (to === null || typeOnly || late || to.endsWith('.css')) continue
      if (!to.startsWith('.')) packages.add(to)
      else waiting.push(['.ts', '.tsx'].map((kind) => join(dirname(file), to + kind)).find((path) => existsSync(path)) ?? to)
    }
  }
  return packages
}

test('the first page needs nothing of the library that dialogs, menus and tables come from', () => {
  const renderer = join(import.meta.dirname, '../../../renderer')
  const first = packagesOf(join(renderer, 'main.tsx'))
  expect(first).toContain('react-dom/client')
  expect(first).not.toContain('react-aria-components')
  expect(packagesOf(join(renderer, 'ui/OpenModal.tsx'))).toContain('react-aria-components')
})
