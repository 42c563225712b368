import { expect, test } from 'vitest'

import { file, live, sharedFile } from '../../world/sharedFile'

// A file that Test and Live share may hold values of several kinds: a fetched key, and typed values that both have in common.
// Whose values they are is what the key says.

test('a file with the key of Test is not said to hold that of Live, whatever else both have in common', async () => {
  const { shown } = await sharedFile()
  expect(shown().targets.find(({ path }) => path === file)).toMatchObject({ state: 'others', holds: 'test' })
})

test('a value that all environments have is the same in a file that is for another one', async () => {
  const { shown } = await sharedFile()
  expect(shown().places['season']).toMatchObject([{ state: 'same', holds: null }])
  expect(shown().places['region']).toMatchObject([{ state: 'others', holds: 'test' }])
})

test('putting Live into the game’s files takes a yes to the diff, also where the files share values with Test', async () => {
  const { call, project, shown, yes } = await sharedFile()
  await call('targets.put', live)
  expect(shown().settings['filesHold']?.value).toBe('test')
  expect(shown().pendingWrites).toMatchObject([{ path: file, replaces: 'test' }])
  await yes(live)
  expect(project.text(file)).toContain('key="11111111"')
  expect(shown().targets.find(({ path }) => path === file)).toMatchObject({ state: 'up-to-date', holds: 'live' })
})

test('a value that all environments have is written whichever is shown, and the key of the other one stays', async () => {
  const { project, shown, write } = await sharedFile()
  await write('season', '8', live)
  expect(project.text(file)).toContain('season="8"')
  expect(project.text(file)).toContain('key="aaaaaaaa"')
  expect(shown().places['season']).toMatchObject([{ state: 'same' }])
})

test('a fetched key gets a line of its own in a file that has none for it yet, also beside typed values', async () => {
  await expect(sharedFile('')).resolves.toBeDefined()
})
