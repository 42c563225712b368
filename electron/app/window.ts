import { BrowserWindow, nativeTheme, screen } from 'electron'

import type { WindowPlace } from './state/windowPlace'

type Options = { preload: string; devTools: boolean }

const backgrounds = { dark: '#2b2b2d', light: '#e9e9ec' }

/** One window. It is shown once its first frame is painted, so that it never flashes white. */
export function createWindow({ preload, devTools }: Options): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Latchkey',
    width: 1180,
    height: 740,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload,
      devTools,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      // A script's dialog would look like one of the system, which the user should be able to trust.
      disableDialogs: true,
      navigateOnDragDrop: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

/** Puts a window that is not shown yet where the last one was, if a screen is still there. */
export function restorePlace(window: BrowserWindow, { isMaximized, ...bounds }: WindowPlace): void {
  const { workArea } = screen.getDisplayMatching(bounds)
  const { x, y, width, height } = bounds
  // Enough of its upper edge to grab.
  const isReachable =
    x + width > workArea.x + 80 &&
    x < workArea.x + workArea.width - 80 &&
    y >= workArea.y &&
    y < workArea.y + workArea.height - 40
  if (isReachable) window.setBounds(bounds)
  else window.setSize(Math.min(width, workArea.width), Math.min(height, workArea.height))
  // Maximizing would show a hidden window.
  if (isMaximized) window.once('ready-to-show', () => window.maximize())
}

export function placeOf(window: BrowserWindow): WindowPlace {
  return { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
}

/** How long after a press the command it caused may still be on its way. */
const longestPress = 10_000

/** The user's presses in a window, each to be taken once. They come from the system; events that a script makes up do not. */
export function takePressOf(window: BrowserWindow): () => boolean {
  let last = Number.NEGATIVE_INFINITY
  window.webContents.on('input-event', (_event, input) => {
    if (isPress(input)) last = performance.now()
  })
  return () => {
    const isRecent = performance.now() - last < longestPress
    last = Number.NEGATIVE_INFINITY
    return isRecent
  }
}

/** Whether an input presses what is under it or has the focus. Typing does not, and neither does a key that is held down. */
export function isPress(input: { type: string; key?: string; isAutoRepeat?: boolean }): boolean {
  if (input.type === 'mouseDown' || input.type === 'gestureTap') return true
  const isKey = input.type === 'rawKeyDown' || input.type === 'keyDown'
  return isKey && input.isAutoRepeat !== true && (input.key === 'Enter' || input.key === ' ')
}
