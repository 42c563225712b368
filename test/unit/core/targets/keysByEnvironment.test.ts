import { expect, test } from 'vitest'

import { godotJudge, whyNoGodot } from '../../../../scripts/lib/samples/godotJudge'
import { projectPath, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import { dsn } from '../../shared/catalog/gameParts'

const [one, two, three] = [dsn('1'), dsn('2'), dsn('3')]

const withKeys = (keys: string) => `config_version=5

[application]

config/name="Lantern"

[sentry]

${keys}`

/** A game of Godot with these keys of Sentry, in an app of its own. */
async function open(keys: string, ours?: object) {
  const app = startApp()
  const project = temporaryFolder('godot-project')
  project.write('project.godot', withKeys(keys))
  if (ours !== undefined) project.write(projectPath, JSON.stringify(ours))
  await app.call('project.open', { path: project.root })
  const sentry = () =>
    app.view().project?.services.find(({ id }) => id === 'sentry') ?? expect.unreachable('Sentry is not shown.')
  const show = (environment: string) => app.call('environment.select', { environment })

  /** Types a DSN, and says yes to its diff. Returns the diff. */
  async function type(environment: string, value: string) {
    const at = { service: 'sentry', environment }
    await app.call('setting.write', { ...at, field: 'dsn', value })
    const pending = sentry().pendingWrites
    if (pending.length > 0) await app.call('targets.write', { ...at, ids: pending.map(({ id }) => id) })
    return pending.flatMap(({ diff }) => diff.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `${kind} ${text}`))
  }

  return {
    ...app,
    project,
    sentry,
    show,
    type,
    value: () => sentry().settings['dsn']?.value,
    file: () => project.text('project.godot'),
  }
}

const both = `options/dsn.debug="${one}"\noptions/dsn.release="${two}"\n`

test('Test and Live each have the DSN of their own key in project.godot, and the other one is said beside it', async () => {
  const app = await open(both)
  expect(app.value()).toBe(one)
  expect(app.sentry().elsewhere[0]?.settings['dsn']?.value).toBe(two)
  expect(app.sentry().places['dsn']?.map(({ key }) => key)).toEqual(['options/dsn.debug'])
  await app.show('live')
  expect(app.value()).toBe(two)
  expect(app.sentry().elsewhere[0]?.settings['dsn']?.value).toBe(one)
  expect(app.file(), 'opening changes nothing').toBe(withKeys(both))
})

test('a DSN is written to the key of its environment alone, and undo gives every byte back', async () => {
  const app = await open(both)
  expect(await app.type('test', three)).toEqual([`removed options/dsn.debug="${one}"`, `added options/dsn.debug="${three}"`])
  await app.show('live')
  expect(app.value()).toBe(two)
  const four = dsn('4')
  expect(await app.type('live', four), 'another key is shown first as well').toEqual([
    `removed options/dsn.release="${two}"`,
    `added options/dsn.release="${four}"`,
  ])
  expect(app.file()).toBe(withKeys(both.replace(one, three).replace(two, four)))
  while (app.view().project?.undo != null) await app.call('history.undo', undefined)
  expect(app.file()).toBe(withKeys(both))
})

test('a project that has only the key without a suffix keeps it for every environment, until one gets its own', async () => {
  const bare = `options/dsn="${one}"\n`
  const app = await open(bare)
  for (const environment of ['test', 'live']) {
    await app.show(environment)
    expect(app.value()).toBe(one)
    expect(app.sentry().places['dsn']?.map(({ key, state }) => [key, state])).toEqual([['options/dsn', 'found']])
  }
  expect(await app.type('live', two)).toEqual([`added options/dsn.release="${two}"`])
  expect(app.file()).toContain(bare)
  await app.show('test')
  expect(app.value()).toBe(one)
  expect(app.sentry().elsewhere[0]?.settings['dsn']?.value).toBe(two)
})

test('a DSN that an older version saved once for all still counts, and its key is as it should be', async () => {
  const ours = { version: 1, id: crypto.randomUUID(), services: { sentry: { all: { dsn: one } } } }
  const app = await open(`options/dsn="${one}"\n`, ours)
  for (const environment of ['test', 'live']) {
    await app.show(environment)
    expect(app.value()).toBe(one)
    expect(app.sentry().places['dsn']?.map(({ key, state }) => [key, state])).toEqual([['options/dsn', 'same']])
  }
  const at = { service: 'sentry', environment: 'live', ids: ['godot'] }
  await app.call('targets.preview', at)
  expect(app.sentry().pendingWrites, 'there is nothing to write').toEqual([])
})

test('an empty DSN is written over what the key without a suffix says', async () => {
  const app = await open(`options/dsn="${one}"\n`)
  expect(await app.type('test', '')).toEqual(['added options/dsn.debug=""'])
  expect(app.value()).toBe('')
  await app.show('live')
  expect(app.value()).toBe(one)
})

test('an environment for which Godot has no suffix has the plain key, which is not taken from those that read it', async () => {
  const ours = { version: 1, id: crypto.randomUUID(), environments: ['test', 'live', 'staging'], services: {} }
  const app = await open(`options/dsn.debug="${one}"\n`, ours)
  await app.show('staging')
  expect(app.sentry().places['dsn']?.map(({ key }) => key)).toEqual(['options/dsn'])
  await app.show('test')
  const bare = await open(`options/dsn="${one}"\n`, {
    ...ours,
    services: { sentry: { test: { dsn: one }, all: { filesHold: 'test' } } },
  })
  await bare.show('staging')
  expect(bare.sentry().places['dsn']?.map(({ state, holds }) => [state, holds])).toEqual([['others', 'test']])
})

test.skipIf(whyNoGodot() !== null)('a real Godot reads both DSNs where they were written', async () => {
  const app = await open('options/environment="x"\n')
  await app.type('test', one)
  await app.show('live')
  await app.type('live', two)
  const [reading] = await godotJudge.read([app.file()])
  const read = (key: string) => reading?.get(godotJudge.nameOf({ section: 'sentry', key }))?.value
  expect([read('options/dsn.debug'), read('options/dsn.release'), read('options/environment')]).toEqual([one, two, 'x'])
})
