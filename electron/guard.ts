import { app, session, type WebContents } from 'electron'

/** To an address that is nobody's and that no system connects to. */
const deadProxy = { proxyRules: 'http://255.255.255.255:9', proxyBypassRules: '<-loopback>' }

/**
 * Has to run before the app is ready. A page looks up the names it links to, past all that the guard sees, and what
 * asks for a name may have written a secret into it.
 */
export function closeNameLookups(): void {
  app.commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false')
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
  // Calls between browsers ask neither the policy of the page nor the guard. Without a way of their own they would have to
  // go through the proxy.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
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
