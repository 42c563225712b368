import { realpath } from 'node:fs/promises'

import { dialog, type BrowserWindow, type OpenDialogOptions, type WebContents } from 'electron'

import type { Command, EventName, Handlers, Message } from '../../shared/contract'
import type { App } from './app'
import type { CommandLine } from './commandLine'
import type { FileDialog, Question, Session, WindowPort } from './session/session'
import { createWindow, placeOf, restorePlace, takePressOf } from './window'

/** What a name of the contract is called between the processes. The preload, which imports no values, spells it the same. */
export const channelOf = (name: Command | EventName | Message) => `latchkey:${name}` as const

type Options = { url: string; preload: string; devTools: boolean }
type Open = { window: BrowserWindow; session: Session; handlers: Handlers; noteChosen(path: string): void }

/** One window per project, in one process. */
export function createWindows({ url, preload, devTools }: Options) {
  const windows = new Map<number, Open>()

  /** Starts the slow part, a renderer process with its page, before anything of ours is loaded. */
  function prepare(): BrowserWindow {
    const window = createWindow({ preload, devTools })
    void window.loadURL(url)
    return window
  }

  /** Gives a prepared window its session, and its project if there is one. */
  function furnish(window: BrowserWindow, app: App, project: string | null): Session {
    const { session, ...commands } = app.open(portOf(window))
    const id = window.webContents.id
    windows.set(id, { window, session, ...commands })
    window.on('focus', () => void app.refresh(session))
    window.on('close', () => app.lastPlace.write(placeOf(window)))
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('closed', () => {
      windows.delete(id)
      app.close(session)
    })
    if (project !== null) void app.openProject(session, project)
    return session
  }

  /** A second start: focuses the window of that project, or opens one. Without a project the newest window comes up. */
  async function focusOrOpen(app: App, project: string | null): Promise<Session> {
    const root = project === null ? null : await realpath(project).catch(() => project)
    const open = [...windows.values()]
    const known = root === null ? open.at(-1) : open.find(({ session }) => session.project()?.root === root)
    const empty = open.find(({ session }) => session.project() === null)
    const next = known ?? (root === null ? undefined : empty)
    if (next === undefined) return furnish(prepare(), app, root)
    bringToFront(next.window)
    if (known === undefined && root !== null) await app.openProject(next.session, root)
    return next.session
  }

  /** Opens what a command line asks for: a project, or the page a link leads to. */
  async function openAsked(app: App, { project, link }: Pick<CommandLine, 'project' | 'link'>): Promise<void> {
    const target = link === null ? null : app.resolveLink(link)
    const session = await focusOrOpen(app, target?.folder ?? project)
    if (target?.page) session.askFor(target.page)
  }

  /** The same in the first window, which is there already. */
  function furnishFirst(window: BrowserWindow, app: App, { project, link }: CommandLine): void {
    const place = app.lastPlace.read()
    if (place !== undefined) restorePlace(window, place)
    const target = link === null ? null : app.resolveLink(link)
    const session = furnish(window, app, target?.folder ?? project)
    if (target?.page) session.askFor(target.page)
  }

  return {
    prepare,
    furnishFirst,
    open: openAsked,
    commands: {
      handlersOf: (sender: WebContents) => windows.get(sender.id)?.handlers,
      listeners: { 'folder.dropped': (sender: WebContents, path: string) => windows.get(sender.id)?.noteChosen(path) },
    },
  }
}

function portOf(window: BrowserWindow): WindowPort {
  return {
    publish: (view) => {
      if (!window.isDestroyed()) window.webContents.send(channelOf('view'), view)
    },
    chooseFolder: (words) => chooseFolder(window, words),
    chooseFile: (words) => chooseFile(window, words),
    setTitle: (title) => window.setTitle(title),
    confirm: (question) => confirm(window, question),
    takePress: takePressOf(window),
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

async function chooseFolder(window: BrowserWindow, words: OpenDialogOptions): Promise<string | null> {
  const shown = dialog.showOpenDialog(window, { ...words, properties: ['openDirectory'] })
  const { filePaths } = await untilClosed(window, shown, { canceled: true, filePaths: [] })
  return filePaths[0] ?? null
}

async function chooseFile(window: BrowserWindow, { kind, extension, name, ...words }: FileDialog): Promise<string | null> {
  const filters = [{ name: kind, extensions: [extension] }]
  if (name === undefined) {
    const shown = dialog.showOpenDialog(window, { ...words, filters, properties: ['openFile'] })
    const { filePaths } = await untilClosed(window, shown, { canceled: true, filePaths: [] })
    return filePaths[0] ?? null
  }
  const shown = dialog.showSaveDialog(window, { ...words, filters, defaultPath: name })
  const { filePath } = await untilClosed(window, shown, { canceled: true, filePath: '' })
  return filePath || null
}

async function confirm(window: BrowserWindow, { message, detail, yes, no }: Question): Promise<boolean> {
  if (window.isDestroyed()) return false
  const safe = { defaultId: 0, cancelId: 0, noLink: true }
  const shown = dialog.showMessageBox(window, { type: 'warning', message, detail, buttons: [no, yes], ...safe })
  const { response } = await untilClosed(window, shown, { response: 0, checkboxChecked: false })
  return response === 1
}

/** The answer of a dialog, or `otherwise` once its window is gone, since the next dialog waits for this one. */
async function untilClosed<T>(window: BrowserWindow, shown: Promise<T>, otherwise: T): Promise<T> {
  let close = (): void => undefined
  const closed = new Promise<T>((resolve) => {
    close = () => resolve(otherwise)
  })
  window.once('closed', close)
  return Promise.race([shown, closed]).finally(() => window.off('closed', close))
}
