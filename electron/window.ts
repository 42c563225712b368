import { BrowserWindow, nativeTheme } from 'electron'

type Options = { preload: string; devTools: boolean }

const backgrounds = { dark: '#2b2b2d', light: '#e9e9ec' }

/** One window. It is shown with its first frame painted, so that it never flashes white. */
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
      safeDialogs: true,
      navigateOnDragDrop: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}
