import { app, session, type WebContents } from 'electron'

/** An address that belongs to nobody and that no system connects to. */
const deadProxy = { proxyRules: 'http://255.255.255.255:9', proxyBypassRules: '<-loopback>' }

/**
 * Turns off what a page could do unseen by the guard: looking up the names it links to, which could carry a secret out,
 * and pasting by script, which reads what other programs copied. Users can still paste.
 */
const pageSettings = 'dnsPrefetchingEnabled=false,DOMPasteAllowed=false'

/** Must run before the app is ready. */
export function restrictPages(): void {
  app.commandLine.appendSwitch('blink-settings', pageSettings)
}

/** Denies the page everything it does not need: permissions, navigation, windows, webviews and the network. */
export function guardEverything(origin: string): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  const page = session.defaultSession
  page.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  page.setPermissionCheckHandler(() => false)
  page.setDevicePermissionHandler(() => false)
  page.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url, origin) }))
  page.on('will-download', (event) => event.preventDefault())
  // In development the page comes over http.
  if (origin.startsWith('app:')) void page.setProxy(deadProxy)
}

function guardContents(contents: WebContents): void {
  endAtFirstFrame(contents)
  comeBack(contents)
  // Only the user decides about closing and quitting: unsaved text is saved when its field loses the focus.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  // In case the page gets at WebRTC after all (preload.ts takes it away), which ignores both the page's policy and the
  // guard: without connections of its own it would have to go through the proxy.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/**
 * Our page has no frames. A frame that a script makes has a world of its own, with all that was taken from the page's,
 * and no setting forbids frames. This event comes before anything the frame asks for, so its process gets no answer.
 */
function endAtFirstFrame(contents: WebContents): void {
  contents.on('frame-created', (_event, { frame }) => {
    if (!frame?.parent) return
    contents.forcefullyCrashRenderer()
  })
}

/** Per minute. A page that crashes as soon as it is loaded would otherwise be loaded again forever. */
const mostReturns = 10

/**
 * Loads the page again when a script has led away from it (to `about:blank`, which no event asks about, or to an address
 * it made up) and when its process has ended.
 */
function comeBack(contents: WebContents): void {
  let start: string | null = null
  let returns: number[] = []

  function load(): void {
    const now = performance.now()
    returns = [...returns.filter((time) => time > now - 60_000), now]
    if (start !== null && !contents.isDestroyed() && returns.length <= mostReturns)
      void contents.loadURL(start).catch(() => undefined)
  }

  contents.on('did-navigate', (_event, url) => {
    if (start === null) start = url
    else if (url !== start) load()
  })
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') load()
  })
}

function isAllowed(url: string, origin: string): boolean {
  if (url.startsWith(`${origin}/`) || url.startsWith('devtools:')) return true
  // In development the page comes from Vite, whose live reload is a socket at the same host.
  return origin.startsWith('http:') && url.startsWith(`${origin.replace('http:', 'ws:')}/`)
}
