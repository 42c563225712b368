import { BrowserWindow, nativeTheme, screen, type Input, type WebContents } from 'electron'

import type { WindowPlace } from './state/windowPlace'

type Options = { preload: string; devTools: boolean }

const backgrounds = { dark: '#2b2b2d', light: '#e9e9ec' }

type Bounds = { x: number; y: number; width: number; height: number }

/** The size of the first window, and the smallest one that a user can give it. */
const usual = { width: 1180, height: 740 }
const smallest = { width: 720, height: 480 }

/** One window. It is shown once its first frame is painted, so that it never flashes white. */
export function createWindow({ preload, devTools }: Options): BrowserWindow {
  const { workArea } = screen.getPrimaryDisplay()
  const window = new BrowserWindow({
    title: 'Latchkey',
    width: Math.min(usual.width, workArea.width),
    height: Math.min(usual.height, workArea.height),
    minWidth: Math.min(smallest.width, workArea.width),
    minHeight: Math.min(smallest.height, workArea.height),
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
  zoomByKeys(window.webContents)
  window.once('ready-to-show', () => window.show())
  return window
}

/** Puts a window that is not shown yet where the last one was, or as near to it as today's screens allow. */
export function restorePlace(window: BrowserWindow, { isMaximized, ...bounds }: WindowPlace): void {
  window.setBounds(fitted(bounds, screen.getDisplayMatching(bounds).workArea))
  // Maximizing would show a hidden window.
  if (isMaximized) window.once('ready-to-show', () => window.maximize())
}

/** The place moved, and if needed made smaller, to lie inside a screen's work area. */
export function fitted(place: Bounds, area: Bounds): Bounds {
  const width = Math.min(Math.max(place.width, smallest.width), area.width)
  const height = Math.min(Math.max(place.height, smallest.height), area.height)
  return {
    x: Math.min(Math.max(place.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(place.y, area.y), area.y + area.height - height),
    width,
    height,
  }
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

/** Chromium's levels: each is 1.2 times the one before. */
const levels = { smallest: -3, usual: 0, largest: 5 }

/** Ctrl (Cmd) with plus, minus and zero makes a window's page larger, smaller, and its usual size. Chromium remembers it. */
function zoomByKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, input) => {
    const level = levelAfter(input, contents.getZoomLevel())
    if (level === null) return
    event.preventDefault()
    contents.setZoomLevel(level)
  })
}

type Keys = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt'>

/** Null for any other key. `=` and `_` share their keys with plus and minus, and some layouts write digits only with Shift. */
export function levelAfter({ type, key, code, control, meta, alt }: Keys, level: number): number | null {
  if (type !== 'keyDown' || !(control || meta) || alt) return null
  if (['+', '='].includes(key)) return Math.min(level + 1, levels.largest)
  if (['-', '_'].includes(key)) return Math.max(level - 1, levels.smallest)
  return key === '0' || code === 'Digit0' ? levels.usual : null
}
