import { spawn, spawnSync } from 'node:child_process'

import { electronFolder, executableIn } from './lib/electron'
import { sandboxSwitches, whyNoSandbox } from './lib/sandbox'
import { needSystemPackages } from './lib/systemPackages'

const hasDisplay = process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(Boolean)

if (hasDisplay) {
  needSystemPackages('run')
  const executable = executableIn(await electronFolder())
  const build = spawnSync('npm run --silent build', { stdio: 'inherit', shell: true })
  if (build.status !== 0) process.exit(build.status ?? 1)
  const reason = whyNoSandbox()
  if (reason !== null) process.stdout.write(`${reason}\n`)
  const app = spawn(executable, ['.', ...sandboxSwitches, ...process.argv.slice(2)], { stdio: 'inherit' })
  app.on('exit', (code) => process.exit(code ?? 1))
} else {
  process.stderr.write('There is no display here, so the demo runs on a virtual one instead.\n')
  await import('./demo')
}
