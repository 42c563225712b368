import { spawn } from 'node:child_process'

import { electronFolder, executableIn } from './lib/electron'
import { sandboxSwitches } from './lib/sandbox'
import { needSystemPackages } from './lib/systemPackages'

needSystemPackages('run')
const executable = executableIn(await electronFolder())
const noSandbox = sandboxSwitches.length > 0 ? ['--noSandbox'] : []
const words = ['electron-vite', 'dev', '--watch', ...noSandbox, '--', ...process.argv.slice(2)]
const vite = spawn('npx', words, {
  stdio: 'inherit',
  env: { ...process.env, ELECTRON_EXEC_PATH: executable },
  shell: process.platform === 'win32',
})
vite.on('exit', (code) => process.exit(code ?? 1))
