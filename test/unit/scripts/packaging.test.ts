import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { createPackage } from '@electron/asar'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { describeBuild, packageNames } from '../../../scripts/packaging/build'
import { problemsOf, readContents, tableOf } from '../../../scripts/packaging/contents'
import { wantedFuses } from '../../../scripts/packaging/fuses'
import { refusalsOf, wantedElectron } from '../../../scripts/packaging/release'
import { temporaryFolder } from '../world/folder'

const commit = 'a'.repeat(40)
const fit = {
  electron: '45.4.1',
  wanted: '45.4.1',
  commit,
  tested: { electron: '45.4.1', commit, filters: [], passed: 100, failed: 0 },
}

test('a build whose end-to-end tests passed on this commit with this Electron may be released', () => {
  expect(refusalsOf(fit)).toEqual([])
})

test.each([
  ['the development runtime', { electron: '33.2.1' }, 'for development and tests only'],
  ['files that are not committed', { commit: `${commit} with changes` }, 'with changes'],
  ['no report', { tested: null }, 'no end-to-end report'],
  ['a report of another Electron', { tested: { ...fit.tested, electron: '33.2.1' } }, 'ran with Electron 33.2.1'],
  ['a report of another commit', { tested: { ...fit.tested, commit: 'b'.repeat(40) } }, 'ran on bbb'],
  ['a report of some tests', { tested: { ...fit.tested, filters: ['test/e2e/rules.test.ts'] } }, 'Only some'],
  ['a test that failed', { tested: { ...fit.tested, failed: 1 } }, '1 failed'],
  ['a run without a test', { tested: { ...fit.tested, passed: 0 } }, '0 passed'],
])('a release is refused for %s', (_what, change, words) => {
  expect(refusalsOf({ ...fit, ...change }).join()).toContain(words)
})

test('16 of the checklist: one exact version of Electron is named, and nothing else may be released', () => {
  const { devDependencies } = z
    .object({ devDependencies: z.object({ electron: z.string().regex(/^\d+\.\d+\.\d+$/) }) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  expect(wantedElectron()).toBe(devDependencies.electron)
  expect(Number(devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(45)
  // A bot proposes every new version.
  expect(readFileSync('.github/dependabot.yml', 'utf8')).toContain('package-ecosystem: npm')
})

test('a test build carries its mark in its name, its title and its version, and sorts before its release', () => {
  const [release, tested, driven] = [describeBuild('release'), describeBuild('test'), describeBuild('driven')]
  expect(release).toMatchObject({ name: 'latchkey', title: 'Latchkey' })
  expect(tested.name).toBe('latchkey-test-build')
  expect(tested.title).toContain('test build')
  expect(tested.version).toMatch(new RegExp(`^${release.version}-test\\.\\d{14}$`))
  expect(tested.debianVersion).toBe(tested.version.replace('-', '~'))
  expect(driven.title).toContain('test build')
  expect(packageNames).toEqual([release.name, tested.name, driven.name])
  expect(describeBuild('test', 60).version > tested.version).toBe(true)
})

test('a driven build differs from the product in one fuse', () => {
  const different = Object.entries(wantedFuses('driven')).filter(
    ([name, isOn]) => wantedFuses('release')[name as 'RunAsNode'] !== isOn,
  )
  expect(different).toEqual([['EnableNodeCliInspectArguments', true]])
  expect(wantedFuses('test')).toEqual(wantedFuses('release'))
})

test('what does not belong into a package is found, and so is an app that got too big', async () => {
  const folder = temporaryFolder()
  for (const name of ['out/main/main.cjs', 'out/main/main.cjs.map', 'test/unit/a.test.ts', 'node_modules/x/index.js']) {
    folder.write(join('source', name), 'text')
  }
  folder.write('app/LICENSES.dependencies.txt', 'x'.repeat(7 * 1024 * 1024))
  folder.write('app/resources/locale.pak', 'text')
  await createPackage(folder.at('source'), folder.at('app/resources/app.asar'))

  const contents = readContents(folder.at('app'))

  expect(problemsOf(contents).toSorted()).toEqual([
    expect.stringMatching(/^The app without Electron has 7\.\d+ MB, more than 6\.00 MB\.$/),
    'node_modules/x/index.js is not needed.',
    'out/main/main.cjs.map is not needed.',
    'test/unit/a.test.ts is not needed.',
  ])
  expect(tableOf(contents)).toContain('main.cjs.map')
})
