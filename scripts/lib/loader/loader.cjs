// Stands in for Electron's default app, which the registry's build lacks: runs the app folder named on the command line.
const { app } = require('electron')
const { join, resolve } = require('node:path')

const folder = resolve(process.argv.slice(1).find((word) => !word.startsWith('-')) ?? '.')
const { name, productName = name, version, main } = require(join(folder, 'package.json'))

app.setName(productName)
app.setVersion(version)
app.setAppPath(folder)
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), productName))
require(join(folder, main))
