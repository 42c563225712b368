import { needSystemPackages } from './lib/systemPackages'
import { electronFolder } from './lib/electron'
import { runInSession } from './lib/session'
import { spawnSync } from 'node:child_process'

// A virtual display, a throw-away home and keyring; what happens in them is in lib/mainJob.ts.
needSystemPackages('test')
const folder = await electronFolder()
const build = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' })
if (build.status !== 0) process.exit(build.status ?? 1)
const tsx = ['node', 'node_modules/tsx/dist/cli.mjs']
process.exit(await runInSession([...tsx, 'scripts/lib/mainJob.ts'], { environment: { ELECTRON_OVERRIDE_DIST_PATH: folder } }))
