import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'

import { expect, test } from 'vitest'

import { openHistory } from '../../../../../electron/core/git/objects/history'
import { firstParents } from '../../../../../electron/core/git/objects/walk'
import { failureOf, temporaryFolder } from '../../../world/folder'
import { gitRepository } from '../../../world/gitRepository'

const home = '/nowhere'

async function subjects(root: string, from?: string, most = 100) {
  const history = await openHistory(root, home)
  const head = from ?? (await history.head())
  const all: string[] = []
  if (head !== null) for await (const { subject } of firstParents(history, head, most)) all.push(subject)
  return all
}

test('commits are told with author, time and the first paragraph of their message, made fit to be shown', async () => {
  const repository = gitRepository()
  const id = repository.commit('Raise gravity\u202e\nfor the moon\n\nA second paragraph.')
  const history = await openHistory(repository.root, home)
  expect(await history.head()).toBe(id)
  expect(await history.commit(id)).toMatchObject({
    id,
    author: 'Ada Lantern',
    at: new Date(1_700_000_060_000).toISOString(),
    subject: 'Raise gravity\\u{202e} for the moon',
    parents: [],
  })
})

test('history is walked along first parents, so that a merge is one commit', async () => {
  const repository = gitRepository()
  repository.commit('first')
  repository.git('checkout', '-q', '-b', 'side')
  repository.commit('on the side')
  repository.git('checkout', '-q', 'main')
  repository.commit('second')
  repository.git('merge', '-q', '--no-ff', 'side', '-m', 'merged')
  expect(await subjects(repository.root)).toEqual(['merged', 'second', 'first'])
  expect(await subjects(repository.root, undefined, 2)).toEqual(['merged', 'second'])
})

test('branches and tags are found loose, packed, of remotes, and with messages of their own', async () => {
  const repository = gitRepository()
  const first = repository.commit('first')
  repository.git('branch', 'feature/physics')
  repository.git('tag', '-a', 'v1', '-m', 'one')
  repository.git('update-ref', 'refs/remotes/origin/main', first)
  repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main')
  repository.git('pack-refs', '--all')
  const second = repository.commit('second')
  repository.git('tag', 'v2')
  const history = await openHistory(repository.root, home)
  expect(await history.refs('refs/heads')).toEqual([
    { name: 'feature/physics', id: first },
    { name: 'main', id: second },
  ])
  expect(await history.refs('refs/remotes')).toEqual([{ name: 'origin/main', id: first }])
  const [one, two] = await history.refs('refs/tags')
  expect(two).toEqual({ name: 'v2', id: second })
  expect((await history.commit(one?.id ?? ''))?.id).toBe(first)
})

test('a project in a folder of a repository, a linked worktree and a detached head are read', async () => {
  const repository = gitRepository()
  repository.write('games/moth/Config/DefaultGame.ini', 'a')
  repository.write('games/moth/deep/er/x.ini', 'b')
  repository.write('top.txt', 'c')
  const id = repository.commit('first')
  const tree = temporaryFolder()
  repository.git('worktree', 'add', '-q', '--detach', `${tree.root}/w`, id)
  for (const root of [repository.at('games/moth'), `${tree.root}/w/games/moth`]) {
    const history = await openHistory(root, home)
    expect(await history.head()).toBe(id)
    const commit = await history.commit(id)
    if (commit === null) throw new Error('It has no commit.')
    const files = await history.filesIn(commit, (path) => path === 'Config')
    expect(files.map(({ path }) => path)).toEqual(['Config/DefaultGame.ini'])
    const blob = await history.fileIn(commit, 'Config/DefaultGame.ini')
    expect((await history.blob(blob ?? '')).toString()).toBe('a')
    expect(await history.fileIn(commit, 'Config')).toBeNull()
    expect(await history.fileIn(commit, 'top.txt')).toBeNull()
  }
})

test('a shallow clone ends where it was cut, and says so', async () => {
  const repository = gitRepository()
  for (const name of ['one', 'two', 'three']) repository.commit(name)
  const clone = temporaryFolder()
  repository.git('clone', '-q', '--depth=2', `file://${repository.root}`, `${clone.root}/c`)
  expect(await subjects(`${clone.root}/c`)).toEqual(['three', 'two'])
  const history = await openHistory(`${clone.root}/c`, home)
  expect(history.isCutAt(repository.git('rev-parse', 'HEAD~1'))).toBe(true)
})

test('objects of another repository’s folder are not looked for there, and that is said', async () => {
  const repository = gitRepository()
  repository.write('a', 'text')
  const id = repository.commit('first')
  const clone = temporaryFolder()
  repository.git('clone', '-q', '--shared', repository.root, `${clone.root}/c`)
  const history = await openHistory(`${clone.root}/c`, home)
  expect(await history.commit(id)).toBeNull()
  expect(await history.whyMissing()).toContain('another repository')
})

test('a repository without commits, none at all, and one in an unknown form say so', async () => {
  const repository = gitRepository()
  const history = await openHistory(repository.root, home)
  expect(await history.head()).toBeNull()
  expect(await failureOf(() => openHistory(temporaryFolder().root, home))).toMatchObject({
    message: expect.stringContaining('no git'),
  })
  repository.git('config', 'extensions.refStorage', 'reftable')
  expect(await failureOf(() => openHistory(repository.root, home))).toMatchObject({ message: expect.stringContaining('form') })
})

test('a branch’s name can’t lead out of git’s folder, and a head that names itself ends', async () => {
  const repository = gitRepository()
  repository.commit('first')
  const outside = repository.write('outside', `${'1'.repeat(40)}\n`)
  for (const head of ['ref: refs/heads/../../../outside', 'ref: ../outside', `ref: ${outside}`]) {
    repository.write('.git/HEAD', `${head}\n`)
    expect(await (await openHistory(repository.root, home)).head(), head).toBeNull()
  }
  repository.write('.git/HEAD', 'ref: refs/heads/a\n')
  repository.write('.git/refs/heads/a', 'ref: refs/heads/b\n')
  repository.write('.git/refs/heads/b', 'ref: refs/heads/a\n')
  expect(await failureOf(async () => (await openHistory(repository.root, home)).head())).toMatchObject({ code: 'file-refused' })
})

test('links in folders of branches are not followed, and what is no branch is left out', async () => {
  const repository = gitRepository()
  const id = repository.commit('first')
  const outside = temporaryFolder()
  outside.write('deep/secret', id)
  symlinkSync(outside.root, repository.at('.git/refs/heads/link'))
  repository.write('.git/refs/heads/broken', 'nonsense')
  mkdirSync(repository.at('.git/refs/heads/locked'))
  chmodSync(repository.at('.git/refs/heads/locked'), 0)
  const history = await openHistory(repository.root, home)
  expect((await history.refs('refs/heads')).map(({ name }) => name)).toEqual(['main'])
  rmSync(repository.at('.git/refs/heads/locked'), { recursive: true, force: true })
})

test('reading history starts no program and writes nothing', async () => {
  const repository = gitRepository()
  const id = repository.commit('first')
  repository.git('config', 'core.fsmonitor', 'touch ran')
  repository.git('config', 'core.sshCommand', 'touch ran')
  repository.git('config', 'extensions.partialClone', 'origin')
  const before = repository.bytes('.git/config')
  const history = await openHistory(repository.root, home)
  await history.commit(id)
  await history.refs('refs/heads')
  expect(await history.commit('1'.repeat(40))).toBeNull()
  expect(repository.bytes('.git/config').equals(before)).toBe(true)
  expect(() => repository.bytes('ran')).toThrow()
})
