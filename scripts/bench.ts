import { spawnSync } from 'node:child_process'

import { electronFolder } from './lib/electron'
import { runInSession } from './lib/session'
import { needSystemPackages } from './lib/systemPackages'

needSystemPackages('test')
const folder = await electronFolder()
const build = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' })
if (build.status !== 0) process.exit(build.status ?? 1)
const words = ['node', 'node_modules/tsx/dist/cli.mjs', 'scripts/lib/measure.ts', ...process.argv.slice(2)]
process.exit(await runInSession(words, { environment: { ELECTRON_OVERRIDE_DIST_PATH: folder } }))
