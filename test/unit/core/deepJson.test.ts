import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readJson } from '../../../electron/core/json'
import { readBody } from '../../../electron/core/portal/body'
import { detectEngine } from '../../../electron/core/engines/engine'
import { at, newComputer, projectPath, startApp } from '../world/appWorld'
import { fixtures, temporaryFolder } from '../world/folder'

const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'
const nested = (depth: number, inner = '1') => '[{"a":'.repeat(depth / 2) + inner + '}]'.repeat(depth / 2)
const depths = [1_000, 5_000, 200_000]

test('JSON is read to a depth of two hundred, and nothing in texts or names counts', () => {
  const braces = JSON.stringify({ ['[{'.repeat(500)]: '\\"[{'.repeat(500) })
  expect(readJson(nested(200))).toMatchObject({ is: 'json' })
  expect(readJson(nested(202))).toEqual({ is: 'deep' })
  expect(readJson(braces)).toEqual({ is: 'json', value: JSON.parse(braces) })
  expect(readJson('[[1],'.repeat(300) + '1' + ']'.repeat(300))).toEqual({ is: 'deep' })
  expect(readJson(`[${'[1],'.repeat(300)}1]`)).toMatchObject({ is: 'json' })
  for (const text of ['{', '', '/*', '/**', '[/*', '/', '//', '"']) expect(readJson(text)).toEqual({ is: 'broken' })
})

test.each(depths)(
  'a project.json with a part that is nested %i deep is refused in words, and kept aside by the next save',
  async (depth) => {
    const app = startApp()
    const project = temporaryFolder('plain-project')
    const content = `{"version":1,"id":"${id}","services":{"coherence":{"all":{"envFile":".env","a":${nested(depth)}}}}}`
    project.write(projectPath, content)

    await app.call('project.open', { path: project.root })
    expect(app.view().notices.map(({ text }) => text)).toContainEqual(expect.stringContaining('it is nested too deeply'))
    const refused = app.view().project?.general?.refused.map(({ why }) => why.message)
    expect(refused).toEqual([`${projectPath} is nested too deeply to be read. Repair it, then try again.`])

    await app.call('setting.write', { ...at, field: 'envVariable', value: 'KEY' })
    const kept = readdirSync(project.at('.latchkey')).find((name) => name.includes('.damaged-')) ?? ''
    expect(project.text(`.latchkey/${kept}`)).toBe(content)
    expect(project.text(projectPath)).toContain('"KEY"')
  },
)

test('comments hide no depth', async () => {
  const app = startApp()
  const project = temporaryFolder('plain-project')
  project.write(projectPath, `{/*"*/"product":${nested(5_000)}}`)
  await app.call('project.open', { path: project.root })
  expect(app.view().project?.general?.refused).toHaveLength(1)
})

test.each(depths)('a file of the user data that is nested %i deep is kept aside, and the app works', async (depth) => {
  const computer = newComputer()
  const { user } = computer
  const names = ['preferences', 'vault', `state/${id}`]
  for (const name of names) user.write(`${name}.json`, `{"version":1,"projects":${nested(depth)}}`)
  const vault = readFileSync(join(fixtures, 'vault', 'vault.json'), 'utf8')
  user.write('vault.json', vault.replace('"records": [', `"records": [${nested(depth)},`))
  expect(user.text('vault.json').length).toBeGreaterThan(vault.length)
  const app = startApp(computer)
  const project = temporaryFolder('plain-project')
  project.write(projectPath, `{"version":1,"id":"${id}"}`)

  await app.call('project.open', { path: project.root })
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'KEY' })
  await app.call('secret.store', { ...at, field: 'portalToken', value: 'ab12'.repeat(8) })

  expect(app.service().problems).toEqual({})
  expect(app.service().secrets['portalToken']).toMatchObject({ state: 'stored' })
  const kept = readdirSync(user.root, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.damaged-'))
  expect(kept).toHaveLength(names.length)
})

test.each(depths)('a .uproject that is nested %i deep is an Unreal project of an unknown version', async (depth) => {
  const { root, write } = temporaryFolder()
  write('Game.uproject', `{"EngineAssociation":"5.4","a":${nested(depth)}}`)
  expect(await detectEngine(root)).toMatchObject({ kind: 'unreal', version: null, name: 'Game' })
})

test.each(depths)('an answer of a portal that is nested %i deep is refused in words', (depth) => {
  for (const type of ['application/json', 'text/plain']) {
    expect(readBody(Buffer.from(nested(depth)), type)).toMatchObject({
      kind: 'unusable',
      hostile: true,
      why: expect.stringContaining('nested far too deeply'),
    })
  }
})
