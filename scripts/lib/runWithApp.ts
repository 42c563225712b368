import { spawnSync } from 'node:child_process'

import { electronFolder } from './electron'
import { runInSession } from './session'
import { needSystemPackages } from './systemPackages'

/** Builds the app, then runs a script that drives it in a throw-away session. Ends this process with its exit code. */
export async function runWithApp(script: string): Promise<never> {
  needSystemPackages('test')
  const folder = await electronFolder()
  const build = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' })
  if (build.status !== 0) process.exit(build.status ?? 1)
  const words = ['node', 'node_modules/tsx/dist/cli.mjs', script, ...process.argv.slice(2)]
  process.exit(await runInSession(words, { environment: { ELECTRON_OVERRIDE_DIST_PATH: folder } }))
}
