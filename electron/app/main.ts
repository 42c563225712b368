import { join } from 'node:path'

import { app, clipboard, ipcMain, Menu, nativeTheme, net, powerMonitor, safeStorage, session, shell } from 'electron'

import type { Command } from '../../shared/contract'
import type { App } from './app'
import { watchForAbsence } from './away'
import { buildOf } from './build'
import { linkScheme, readCommandLine, type CommandLine } from './commandLine'
import { restrictPages, guardEverything } from './guard'
import type { Answer } from './ipc'
import { createLog } from './state/log'
import { pageOrigin, registerScheme, servePage } from './page'
import { refusedSwitch } from './switches'
import { cleanEnvironment, keepMemoryOutOfDumps } from './traces'
import { channelOf, createWindows } from './windows'

// This file supplies the real world and nothing else.

const commandLine = readCommandLine(process.argv, process.cwd())
const developmentPage = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const origin = developmentPage === undefined ? pageOrigin : new URL(developmentPage).origin
const now = () => new Date()

const build = buildOf(app.getVersion(), app.isPackaged)

// Only its user can drive a packaged app. Checked here, before Chromium has opened anything.
const refused = refusedSwitch(process.argv.slice(1), process.platform)
if (refused !== null && (build === 'release' || build === 'test')) {
  // For the person who typed it. The texts are not loaded this early.
  process.stderr.write(`unsupported switch --${refused}\n`)
  process.exit(1)
}
cleanEnvironment(process.env)
keepMemoryOutOfDumps()

// Frozen: on every OS these names are part of the keychain identity, and other ones would orphan every secret.
app.setName('Latchkey')
if (!app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', join(app.getPath('appData'), 'Latchkey'))
}

// `--no-sandbox` and this call together crash the network service in a loop.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
registerScheme()
restrictPages()
// On Linux the package registers links, on macOS the bundle; the installer for Windows does not.
if (app.isPackaged && process.platform === 'win32') app.setAsDefaultProtocolClient(linkScheme)

if (app.requestSingleInstanceLock({ project: commandLine.project })) {
  // Not a top-level await: Electron emits `ready` only after the main file has run to its end.
  void app.whenReady().then(start)
} else {
  app.quit()
}

async function start(): Promise<void> {
  const windows = createWindows({
    url: developmentPage ?? `${pageOrigin}/`,
    preload: join(__dirname, '../preload/preload.cjs'),
    devTools: developmentPage !== undefined,
  })
  // Before the first window: the guard catches a page as it is created.
  guardEverything(origin)
  const served = servePage(join(__dirname, '../renderer'))
  const first = windows.prepare()

  // The rest is loaded once the page's script is on its way. Until then the page's process asks this one again and again,
  // waiting for each answer: for the graphics process, for its preload, for its files.
  const starting = (developmentPage === undefined ? served : Promise.resolve()).then(async () => {
    // Before any schema is made: of the built files, the one that others share would come first.
    await import('./interpreted')
    const latchkey = await load()
    const { answerCommands } = await import('./ipc')
    const onBug = (command: Command, error: unknown) => log.bug(command, error)
    const answers = answerCommands({ origin, ...windows.commands, onBug })
    windows.furnishFirst(first, latchkey, commandLine)
    return { latchkey, answers }
  })
  answerEarly(starting.then(({ answers }) => answers['view.read']))
  listen(
    starting.then((started) => started.latchkey),
    windows,
  )
  const { latchkey } = await starting
  finishOnQuit(latchkey)
  watchForAbsence(powerMonitor, latchkey)
}

const log = createLog({ path: join(app.getPath('userData'), 'logs', 'latchkey.log'), now })

/** The preload's first question may come before its answer is loaded. It is the same one, only later. */
function answerEarly(later: Promise<Answer>): void {
  ipcMain.handle(channelOf('view.read'), async (event, message) => (await later)(event, message))
}

async function load(): Promise<App> {
  const { createApp } = await import('./app')
  return createApp({
    folder: app.getPath('userData'),
    version: app.getVersion(),
    platform: process.platform,
    about: { build, electron: process.versions.electron },
    now,
    safeStorage,
    clipboard,
    services: { session: (name) => session.fromPartition(name, { cache: false }), net, version: app.getVersion(), now },
    isOnline: () => net.isOnline(),
    openExternal: (url) => shell.openExternal(url),
    setTheme: (theme) => {
      nativeTheme.themeSource = theme
    },
    log,
  })
}

/** Called early: what the system asks for while the app is starting is done once it has started. */
function listen(starting: Promise<App>, windows: ReturnType<typeof createWindows>): void {
  const open = async (asked: Pick<CommandLine, 'project' | 'link'>) => windows.open(await starting, asked)
  app.on('second-instance', (_event, argv, folder) => void open(readCommandLine(argv, folder)))
  app.on('activate', () => void open({ project: null, link: null }))
  // macOS hands over links this way; elsewhere they are on the command line.
  app.on('open-url', (_event, link) => void open({ project: null, link }))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}

function finishOnQuit(latchkey: App): void {
  app.on('will-quit', (event) => {
    const finishing = latchkey.quit()
    if (finishing === undefined) return
    // A save may be under way, and since Electron 44 the clipboard answers later.
    event.preventDefault()
    void finishing.finally(() => app.exit())
  })
}

process.on('uncaughtException', (error) => log.bug('uncaught', error))
process.on('unhandledRejection', (reason) => log.bug('unhandled', reason))
