import { app, session, type WebContents } from 'electron'

/** Denies the page everything it does not need: permissions, navigation, windows, webviews and the network. */
export function guardEverything(origin: string): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  const page = session.defaultSession
  page.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  page.setPermissionCheckHandler(() => false)
  page.setDevicePermissionHandler(() => false)
  page.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url, origin) }))
  page.on('will-download', (event) => event.preventDefault())
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function isAllowed(url: string, origin: string): boolean {
  if (url.startsWith(`${origin}/`) || url.startsWith('devtools:')) return true
  // In development the page comes from Vite, whose live reload is a socket at the same host.
  return origin.startsWith('http:') && url.startsWith(`${origin.replace('http:', 'ws:')}/`)
}
