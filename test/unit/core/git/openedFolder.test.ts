import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

/**
 * A folder whose git fetches a missing blob as soon as it reads the ignore rules, and does so by a command that the
 * folder names.
 */
function trap(shape: 'repository' | 'bare') {
  const folder = temporaryFolder()
  const marker = `${temporaryFolder().root}/ran`
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', folder.root, ...words], { encoding: 'utf8', stdio: 'pipe' }).trim()
  folder.write('.gitignore', '*.log\n')
  git('init', '--quiet')
  git('add', '.gitignore')
  const blob = git('rev-parse', ':.gitignore')
  git('update-index', '--skip-worktree', '.gitignore')
  rmSync(folder.at('.gitignore'))
  rmSync(folder.at(`.git/objects/${blob.slice(0, 2)}`), { recursive: true })
  const settings = [
    ['core.repositoryFormatVersion', '1'],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.url', 'ssh://nobody@127.0.0.1/nothing'],
    ['remote.origin.promisor', 'true'],
    ['core.sshCommand', `touch '${marker}'; false`],
    ['core.worktree', shape === 'bare' ? '.' : '..'],
  ] as const
  for (const [name, value] of settings) git('config', name, value)
  if (shape === 'bare') {
    for (const name of ['HEAD', 'config', 'objects', 'refs', 'index'])
      cpSync(folder.at(`.git/${name}`), folder.at(name), { recursive: true })
    rmSync(folder.at('.git'), { recursive: true })
  }
  return { ...folder, hasRun: () => existsSync(marker), springs: () => git('check-ignore', '.env') }
}

test.each(['repository', 'bare'] as const)(
  'opening a folder starts no program of its choice: a %s that is a trap',
  async (shape) => {
    const folder = trap(shape)
    const app = startApp()

    await app.call('project.open', { path: folder.root })
    await app.session.opened().readTargets()

    expect(app.service().targets).toMatchObject([{ id: 'env', path: '.env' }])
    expect(folder.hasRun()).toBe(false)
    // The trap really works.
    expect(folder.springs).toThrow()
    expect(folder.hasRun()).toBe(true)
  },
)
