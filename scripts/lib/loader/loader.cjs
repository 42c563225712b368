// Stands in for Electron's default app, which the registry's build lacks: runs the app folder named on the command line.
const { app } = require('electron')
const path = require('node:path')

const folder = path.resolve(process.argv.slice(1).find((word) => !word.startsWith('-')) ?? '.')
const { name, productName = name, version, main } = require(path.join(folder, 'package.json'))

app.setName(productName)
app.setVersion(version)
app.setAppPath(folder)
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', path.join(app.getPath('appData'), productName))
require(path.join(folder, main))
