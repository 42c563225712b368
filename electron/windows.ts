import { realpath } from 'node:fs/promises'

import { dialog, type BrowserWindow, type WebContents } from 'electron'

import type { Handlers } from '../shared/contract'
import type { App } from './app'
import type { Session } from './session'
import { createWindow } from './window'

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
  function furnish(window: BrowserWindow, app: App, project: string | null): void {
    const { session, handlers } = app.open({
      publish: (view) => {
        if (!window.isDestroyed()) window.webContents.send('latchkey:view', view)
      },
      chooseFolder: () => chooseFolder(window),
      setTitle: (title) => window.setTitle(title),
    })
    const id = window.webContents.id
    windows.set(id, { window, session, handlers })
    window.on('focus', () => void app.refresh(session))
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('closed', () => {
      windows.delete(id)
      app.close(session)
    })
    if (project !== null) void app.openProject(session, project)
  }

  /** A second start: focuses the window of that project, or opens one. Without a project the newest window comes up. */
  async function focusOrOpen(app: App, project: string | null): Promise<void> {
    const root = project === null ? null : await realpath(project).catch(() => project)
    const open = [...windows.values()]
    const known = root === null ? open.at(-1) : open.find(({ session }) => session.project()?.root === root)
    const empty = open.find(({ session }) => session.project() === null)
    if (known !== undefined) return raise(known.window)
    if (empty !== undefined && root !== null) {
      raise(empty.window)
      return app.openProject(empty.session, root)
    }
    furnish(prepare(), app, root)
  }

  return {
    prepare,
    furnish,
    focusOrOpen,
    handlersOf: (sender: WebContents) => windows.get(sender.id)?.handlers,
  }
}

function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a game project',
    buttonLabel: 'Open project',
    properties: ['openDirectory'],
  })
  return filePaths[0] ?? null
}
