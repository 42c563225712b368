import { electronFolder, executableIn } from './lib/electron'

process.stdout.write(`${executableIn(await electronFolder())}\n`)
