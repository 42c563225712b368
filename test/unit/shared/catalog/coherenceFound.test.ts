import { rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

/** A game of Unity that has nothing of coherence. */
function emptyGame() {
  const project = temporaryFolder('unity-project')
  for (const path of ['Assets/coherence', 'Packages']) rmSync(project.at(path), { recursive: true })
  return project
}

const manifest = (name: string) => JSON.stringify({ dependencies: { [name]: '1.7.2' } })

test.each([
  [
    'the package of its SDK',
    { 'Packages/manifest.json': manifest('io.coherence.sdk') },
    'io.coherence.sdk in Packages/manifest.json',
  ],
  ['the SDK in the project itself', { 'Packages/io.coherence.sdk/package.json': '{}' }, 'Packages/io.coherence.sdk/package.json'],
  [
    'the settings that its SDK makes',
    { 'ProjectSettings/CoherenceSettings.asset': '' },
    'ProjectSettings/CoherenceSettings.asset',
  ],
])('coherence is found by %s, and its page says so', async (_, files, by) => {
  const app = startApp()
  const project = emptyGame()
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  await app.call('project.open', { path: project.root })
  expect(app.service().id).toBe('coherence')
  expect(app.service().foundBy).toBe(`Found in the project: ${by}.`)
})

test('coherence is not found in a game that does not use it', async () => {
  const app = startApp()
  await app.call('project.open', { path: emptyGame().root })
  expect(app.service().foundBy).toBeNull()
})
