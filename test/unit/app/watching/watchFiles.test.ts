import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, watch as watchFolder, writeFileSync } from 'node:fs'

import { expect, onTestFinished, test } from 'vitest'

import { watchFiles } from '../../../../electron/app/watching/watchFiles'
import { temporaryFolder } from '../../world/folder'

const file = '.latchkey/project.json'
const asset = 'Assets/coherence/RuntimeSettings.asset'

async function watched(paths: readonly string[] = [file, asset, 'Temp/UnityLockfile']) {
  const folder = temporaryFolder()
  folder.write(file, 'first')
  let seen = 0
  const watch = watchFiles({ root: folder.root, onChange: () => (seen += 1) })
  onTestFinished(watch.close)
  await watch.follow(paths)
  let count = 0

  /** Does something to the folder, waits until that was noticed, and answers how long it took in milliseconds. */
  async function sees(act: () => void): Promise<number> {
    const [before, start] = [seen, performance.now()]
    act()
    await expect.poll(() => seen, { interval: 5 }).toBeGreaterThan(before)
    return performance.now() - start
  }

  /** As editors and git save: a new file replaces the old one. */
  function replace(path = file): void {
    count += 1
    const temporary = folder.write(`${path}.tmp`, `saved ${count}`)
    renameSync(temporary, folder.at(path))
  }

  return { folder, watch, sees, replace, seen: () => seen }
}

test('a file is seen within a second, written in place or replaced, again and again', async () => {
  const { folder, sees, replace } = await watched()
  for (let round = 0; round < 5; round += 1) {
    expect(await sees(() => replace())).toBeLessThan(1000)
    expect(await sees(() => writeFileSync(folder.at(file), `in place ${round}`))).toBeLessThan(1000)
  }
})

test('a file that is deleted and made again is seen each time', async () => {
  const { folder, sees } = await watched()
  for (let round = 0; round < 3; round += 1) {
    await sees(() => rmSync(folder.at(file)))
    await sees(() => folder.write(file, `again ${round}`))
  }
})

test('a folder that is swapped for another one in an instant is still watched', async () => {
  const { folder, sees, replace } = await watched()
  for (let round = 0; round < 3; round += 1) {
    await sees(() => {
      rmSync(folder.at('.latchkey'), { recursive: true })
      folder.write(file, `swapped ${round}`)
    })
    await sees(() => replace())
    await sees(() => writeFileSync(folder.at(file), `in place ${round}`))
  }
})

test('folders that come later are watched all the way down', async () => {
  const { folder, sees, replace } = await watched()
  await sees(() => folder.write(asset, 'made'))
  await sees(() => replace(asset))
  await sees(() => folder.write('Temp/UnityLockfile', ''))
  await sees(() => rmSync(folder.at('Temp'), { recursive: true }))
})

test('a folder that is missing keeps no other one from being watched', async () => {
  const { sees, replace } = await watched(['Missing/deep/a.txt', file])
  await sees(() => replace())
  await sees(() => replace())
})

test('a project folder that goes away and comes back is watched again', async () => {
  const { folder, sees, replace } = await watched()
  const away = `${folder.root}-away`
  await sees(() => renameSync(folder.root, away))
  await sees(() => renameSync(away, folder.root))
  await sees(() => replace())
})

test.runIf(process.platform === 'linux')('a file that becomes writable is seen', async () => {
  const { folder, sees } = await watched()
  await sees(() => chmodSync(folder.at(file), 0o444))
})

test('what else happens in the folders is ignored', async () => {
  const { folder, sees, replace, seen } = await watched()
  // Another watcher tells when all the noise has been reported.
  const noticed = new Promise<void>((resolve) => {
    const beside = watchFolder(folder.root, (_event, name) => name === 'last.txt' && resolve())
    onTestFinished(() => beside.close())
  })
  mkdirSync(folder.at('Library'))
  folder.write('.latchkey/.project.json.ab12.tmp', '')
  for (const name of ['Player.log', 'last.txt']) folder.write(name, 'noise')
  await noticed
  expect(seen()).toBe(0)
  await sees(() => replace())
  expect(seen()).toBe(1)
})

test('what is no longer wanted is no longer seen, and a closed watch is silent', async () => {
  const { folder, watch, sees, replace, seen } = await watched([file, '.env'])
  await watch.follow(['.env'])
  replace()
  await sees(() => folder.write('.env', 'A=1'))
  expect(seen()).toBe(1)
  watch.close()
  const noticed = new Promise<void>((resolve) => {
    const beside = watchFolder(folder.root, () => resolve())
    onTestFinished(() => beside.close())
  })
  folder.write('.env', 'A=2')
  await noticed
  expect(seen()).toBe(1)
})

test('a folder that never existed is not a failure', async () => {
  const folder = temporaryFolder()
  const watch = watchFiles({ root: folder.at('nowhere'), onChange: () => undefined })
  onTestFinished(watch.close)
  await watch.follow([file])
  expect(existsSync(folder.at('nowhere'))).toBe(false)
})
