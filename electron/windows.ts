import { realpath } from 'node:fs/promises'

import { dialog, type BrowserWindow, type OpenDialogOptions, type WebContents } from 'electron'

import type { Handlers } from '../shared/contract'
import type { App } from './app'
import type { CommandLine } from './commandLine'
import type { Session, WindowPort } from './session'
import { createWindow, placeOf, restorePlace } from './window'

type Options = { url: string; preload: string; devTools: boolean }
type Open = { window: BrowserWindow; session: Session; handlers: Handlers }

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
    const { session, handlers } = app.open({
      publish: (view) => {
        if (!window.isDestroyed()) window.webContents.send('latchkey:view', view)
      },
      chooseFolder: (words) => chooseFolder(window, words),
      confirm: (question) => confirmIn(window, question),
      setTitle: (title) => window.setTitle(title),
    })
    const id = window.webContents.id
    windows.set(id, { window, session, handlers })
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
    raise(next.window)
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
    handlersOf: (sender: WebContents) => windows.get(sender.id)?.handlers,
  }
}

function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

async function chooseFolder(window: BrowserWindow, words: OpenDialogOptions): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { ...words, properties: ['openDirectory'] })
  return filePaths[0] ?? null
}

/** Enter and Escape say no. The texts are loaded by then: they are not before the first window. */
async function confirmIn(window: BrowserWindow, { message, detail, yes }: Parameters<WindowPort['confirm']>[0]): Promise<boolean> {
  const { uiTexts } = await import('../shared/texts')
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: [yes, uiTexts.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
