import { rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { startApp } from '../../world/appWorld'
import { failureOf } from '../../world/folder'
import { gitRepository } from '../../world/gitRepository'

const file = 'Config/DefaultEngine.ini'
const lines = (ticks: string, title = 'Moth') =>
  `[/Script/Engine.PhysicsSettings]\nMaxSubsteps=${ticks}\n[/Script/EngineSettings.GameMapsSettings]\nLocalMapOptions=${title}\n[/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings]\nSecurityToken=hidden-${ticks}\n`
const ticks = `${file}#/Script/Engine.PhysicsSettings/MaxSubsteps`

/** An Unreal project in a folder of a repository, with these commits, open in the window. */
async function opened(make: (repository: ReturnType<typeof gitRepository>, write: (content: string) => void) => void, sub = '') {
  const repository = gitRepository()
  repository.write(`${sub}Moth.uproject`, '{ "EngineAssociation": "5.4" }')
  make(repository, (content) => void repository.write(`${sub}${file}`, content))
  const app = startApp()
  await app.call('project.open', { path: repository.at(sub) })
  return { ...app, repository, write: (content: string) => void repository.write(`${sub}${file}`, content) }
}

test.each(['', 'games/moth/'])('the commits that changed a setting are found, newest first, in the folder “%s”', async (sub) => {
  const app = await opened((repository, write) => {
    repository.commit('before the file')
    write(lines('60'))
    repository.commit('add settings')
    write(lines('60', 'Bee'))
    repository.commit('another setting')
    write(lines('90', 'Bee'))
    repository.commit('faster')
    write(`${lines('90', 'Bee')}; a note\n`)
    repository.commit('only a note')
    write(lines('120', 'Bee'))
    repository.commit('faster still')
    write(lines('144', 'Bee'))
  }, sub)
  const found = await app.call('engine.blame', { id: ticks, from: null })
  expect(found.changes.map(({ commit, before, after }) => [commit?.subject ?? null, before, after])).toEqual([
    [null, '120', '144'],
    ['faster still', '90', '120'],
    ['faster', '60', '90'],
    ['add settings', null, '60'],
  ])
  expect(found).toMatchObject({ looked: 6, next: null, why: null })
  expect(found.changes[1]?.commit).toMatchObject({ author: 'Ada Lantern' })
})

test('a long history is told in parts, each going on where the one before ended', async () => {
  const app = await opened((repository) => {
    repository.history(
      Array.from({ length: 230 }, (_, version) => ({
        subject: `version ${version}`,
        ...(version % 100 === 5 && { file: [file, lines(String(version + 1))] as const }),
      })),
    )
    repository.write('Moth.uproject', '{ "EngineAssociation": "5.4" }')
  })
  const first = await app.call('engine.blame', { id: ticks, from: null })
  expect(first).toMatchObject({ looked: 200, why: null })
  expect(first.changes.map(({ commit }) => commit?.subject)).toEqual(['version 205', 'version 105'])
  const second = await app.call('engine.blame', { id: ticks, from: first.next })
  expect(second).toMatchObject({ looked: 30, next: null, why: null })
  expect(second.changes.map(({ commit }) => commit?.subject)).toEqual(['version 5'])
})

test('what was found is kept where history is damaged further down, and a clone that is cut off says where it ends', async () => {
  const app = await opened((repository, write) => {
    write(lines('60'))
    repository.commit('first')
    write(lines('90'))
    repository.commit('second')
    write(lines('120'))
    repository.commit('third')
    const id = repository.git('rev-parse', `HEAD~2:${file}`)
    rmSync(repository.at(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`))
  })
  const found = await app.call('engine.blame', { id: ticks, from: null })
  expect(found.changes.map(({ commit }) => commit?.subject)).toEqual(['third'])
  expect(found.why).toContain('not on this computer')

  app.repository.write('.git/shallow', `${app.repository.git('rev-parse', 'HEAD~1')}\n`)
  expect(await app.call('engine.blame', { id: ticks, from: null })).toMatchObject({
    changes: [{ commit: { subject: 'third' } }],
    why: expect.stringContaining('clone ends here'),
  })
})

test('a version that can’t be read is passed over, and its conflict markers are no change', async () => {
  const app = await opened((repository, write) => {
    write(lines('60'))
    repository.commit('first')
    write(`<<<<<<< HEAD\n${lines('1')}`)
    repository.commit('conflict')
    write(lines('60'))
    repository.commit('repaired')
  })
  const { changes } = await app.call('engine.blame', { id: ticks, from: null })
  expect(changes.map(({ commit }) => commit?.subject)).toEqual(['first'])
})

test('the earlier values of a secret are told to nobody', async () => {
  const app = await opened((repository, write) => {
    write(lines('60'))
    repository.commit('first')
  })
  const id = `${file}#/Script/AndroidFileServerEditor.AndroidFileServerRuntimeSettings/SecurityToken`
  expect(await failureOf(() => app.call('engine.blame', { id, from: null }))).toMatchObject({ code: 'invalid' })
  expect(app.seen()).not.toContain('hidden-60')
})

test('a project is held against a branch, a tag or a commit, and values of then are taken over and undone', async () => {
  const app = await opened((repository, write) => {
    write(lines('60'))
    repository.commit('first')
    repository.git('tag', '-a', 'v1', '-m', 'one')
    write(lines('90', 'Bee'))
    repository.commit('second')
    write(lines('120', 'Bee'))
  })
  const { branches, tags, commits, why } = await app.call('compare.revisions', undefined)
  expect([branches.map(({ name }) => name), tags.map(({ name }) => name), why]).toEqual([['main'], ['v1'], null])
  expect(commits.map(({ subject }) => subject)).toEqual(['second', 'first'])

  await app.call('compare.start', { is: 'revision', id: branches[0]?.id ?? '' })
  const rows = async () =>
    (await app.call('compare.rows', { from: 0 }))?.rows.map(({ label, here, there }) => [label, here, there])
  expect(await rows()).toEqual([['Max Substeps', '120', '90']])
  expect((await app.call('compare.rows', { from: 0 }))?.label).toMatch(/^main \([0-9a-f]{7}\)$/)

  await app.call('compare.start', { is: 'revision', id: tags[0]?.id ?? '' })
  expect((await app.call('compare.rows', { from: 0 }))?.label).toMatch(/^v1 \(/)
  expect(await rows()).toEqual([
    ['Max Substeps', '120', '60'],
    ['Local Map Options', 'Bee', 'Moth'],
  ])
  await app.call('compare.take', { ids: [ticks] })
  expect(app.repository.text(file)).toBe(lines('60', 'Bee').replace('hidden-60', 'hidden-120'))
  await app.call('history.undo', undefined)
  expect(app.repository.text(file)).toBe(lines('120', 'Bee'))
  expect(app.seen()).not.toContain('hidden-')
})

test('a project in no repository says so, and a commit that is not there is refused', async () => {
  const app = await opened((repository, write) => {
    write(lines('60'))
    repository.commit('first')
  })
  expect(await failureOf(() => app.call('compare.start', { is: 'revision', id: '1'.repeat(40) }))).toMatchObject({
    code: 'file-refused',
    message: expect.stringContaining('no such commit'),
  })
  rmSync(app.repository.at('.git'), { recursive: true })
  expect((await app.call('compare.revisions', undefined)).why).toContain('no git repository')
})

test('opening a project reads none of git’s objects', async () => {
  const app = await opened((repository, write) => {
    write(lines('60'))
    repository.commit('first')
    // Whoever reads one of these is told that it is damaged.
    for (const [id] of repository.objects()) {
      const path = `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`
      rmSync(repository.at(path))
      repository.write(path, 'damaged')
    }
  })
  expect(app.view().project?.enginePages?.length).toBeGreaterThan(0)
  expect(app.view().notices).toEqual([])
  expect((await app.call('compare.revisions', undefined)).why).toContain('damaged')
})

test('a value that was a secret then is never shown, however open the setting is now', async () => {
  const server = (query: string, token: string) => `[/Script/My.Net]\nServerUrl="http://a.b/?${query}"\nMyToken=${token}\n`
  const app = await opened((repository, write) => {
    write(server('x=1', '1'))
    repository.commit('first')
    write(server('token=abcdefg99', 'hunter2hunter2'))
    repository.commit('by mistake')
    write(server('x=2', '2'))
    repository.commit('taken out')
    write(server('x=3', '3'))
    repository.commit('another')
  })
  for (const [key, before, after] of [
    ['ServerUrl', 'http://a.b/?x=2', 'http://a.b/?x=3'],
    ['MyToken', '2', '3'],
  ]) {
    const { changes } = await app.call('engine.blame', { id: `${file}#/Script/My.Net/${key}`, from: null })
    expect(changes.filter(({ commit }) => commit?.subject !== 'first')).toMatchObject([
      { commit: { subject: 'another' }, before, after },
    ])
  }
  expect(app.seen()).not.toMatch(/abcdefg99|hunter2/)
})
