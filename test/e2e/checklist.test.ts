import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { startWorld, type World } from './world'

// The points of Electron's security checklist, by their numbers there. Point 16 is tested in
// test/unit/scripts/packaging.test.ts, 19 in test/package/installed.test.ts. The table is in docs/security.md.

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** Runs code inside the page: what it can do, the page can do. */
const inPage = <T>(script: string) => world.page.evaluate<T>(script)

/** The preferences that Electron really gave to each page. */
const preferences = () =>
  world.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) =>
      // The method exists at run time but is missing from Electron's types.
      (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(),
    ),
  )

async function everyPageHas(expected: Record<string, unknown>): Promise<void> {
  const all = await preferences()
  expect(all.length).toBeGreaterThan(0)
  for (const one of all) expect(one).toMatchObject(expected)
}

/** Requests by main in the page's session, so that neither policy nor origin stops them before the guard does. */
const fetchInSession = (url: string) =>
  world.app.evaluate(
    ({ session }, address) =>
      session.defaultSession.fetch(address).then(
        () => 'answered',
        () => 'refused',
      ),
    url,
  )

test('1: everything the page loads is its own, and plain http reaches nobody', async () => {
  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.end('text')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const loaded: string[] = []
  world.page.on('request', (request) => loaded.push(request.url()))
  await world.page.reload()
  await world.page.waitForSelector('[data-ready]')

  expect(loaded.length).toBeGreaterThan(0)
  expect(loaded.filter((name) => !name.startsWith('app://latchkey/'))).toEqual([])
  expect(await fetchInSession(`http://127.0.0.1:${port}/`)).toBe('refused')
  await inPage(
    `new Promise((resolve) => { const image = new Image(); image.onerror = resolve; image.src = 'http://127.0.0.1:${port}/' })`,
  )
  expect(asked).toBe(0)
  server.close()
})

test('2: no Node in the page or its frames', async () => {
  await everyPageHas({ nodeIntegration: false, nodeIntegrationInSubFrames: false })
  expect(await inPage('[typeof require, typeof process, typeof module, typeof global, typeof Buffer]')).toEqual(
    Array.from({ length: 5 }, () => 'undefined'),
  )
})

test('3: the preload has a world of its own', async () => {
  await everyPageHas({ contextIsolation: true })
  // What crosses the bridge is a copy: the page can't replace our function with its own.
  expect(
    await inPage(
      "(() => { try { window.latchkey.call = () => 'mine' } catch {} return String(window.latchkey.call).includes('mine') })()",
    ),
  ).toBe(false)
})

test('4: every page is sandboxed', async () => {
  await everyPageHas({ sandbox: true })
  // The system's sandbox is tested in test/package/installed.test.ts, because root runs without it.
})

test('5: every permission is denied', async () => {
  const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'midi']
  const states = await inPage<string[]>(
    `Promise.all(${JSON.stringify(names)}.map(async (name) => (await navigator.permissions.query({ name })).state))`,
  )
  expect(states).toEqual(names.map(() => 'denied'))
  expect(await inPage('Notification.requestPermission()')).toBe('denied')
  expect(await inPage('navigator.clipboard.readText().then(() => "read", () => "refused")')).toBe('refused')
})

test('6: web security is on', async () => {
  await everyPageHas({ webSecurity: true })
})

test('7: the policy comes with the document, begins with nothing and lets nothing unsafe in', async () => {
  const policy = await world.app.evaluate(({ net }) =>
    net.fetch('app://latchkey/').then((response) => response.headers.get('content-security-policy') ?? ''),
  )
  expect(policy).toMatch(/^default-src 'none'; /)
  expect(policy).not.toMatch(/unsafe|\*|https?:|connect-src|blob:/)
})

test('8: no insecure content beside secure', async () => {
  await everyPageHas({ allowRunningInsecureContent: false })
})

test('9: no experimental features', async () => {
  await everyPageHas({ experimentalFeatures: false })
})

test('10: no features of Blink are turned on', async () => {
  await everyPageHas({ enableBlinkFeatures: '' })
})

test('11: there are no webviews, so none may open windows', async () => {
  await everyPageHas({ webviewTag: false })
  expect(await inPage("typeof document.createElement('webview').getWebContentsId")).toBe('undefined')
})

test('12: a webview is not attached, even to a page that was allowed to have them', async () => {
  const attached = await world.app.evaluate(async ({ BrowserWindow, webContents }) => {
    const other = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } })
    await other.loadURL('app://latchkey/')
    // Refused, unless its frame ended the page's process before that.
    const isPrevented = await new Promise((resolve) => {
      other.webContents.once('will-attach-webview', (event) => setImmediate(() => resolve(event.defaultPrevented)))
      other.webContents.once('render-process-gone', () => resolve(true))
      const webview = "void document.body.append(Object.assign(document.createElement('webview'), { src: 'app://latchkey/' }))"
      other.webContents.executeJavaScript(webview).catch(() => undefined)
    })
    const count = webContents.getAllWebContents().filter((contents) => contents.getType() === 'webview').length
    other.destroy()
    return { isPrevented, count }
  })
  expect(attached).toEqual({ isPrevented: true, count: 0 })
})

test('13: the page can not navigate', async () => {
  await inPage('window.marked = true')
  for (const target of [
    'https://elsewhere.invalid/',
    'app://latchkey/elsewhere.html',
    'app://latchkey/?x',
    'file:///etc/passwd',
  ]) {
    await inPage(`location.assign('${target}')`)
  }
  // If the navigation had been allowed, its document would be there by the time two frames are painted.
  await inPage('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
  expect(await inPage('[location.href, window.marked]')).toEqual(['app://latchkey/', true])
})

test('14: the page can open no window', async () => {
  for (const target of ['https://elsewhere.invalid/', 'app://latchkey/', 'about:blank', 'javascript:0']) {
    expect(await inPage(`window.open('${target}') === null`)).toBe(true)
  }
  expect(world.app.windows()).toHaveLength(1)
})

test('15: a link is named by id, and only its https address is opened', async () => {
  await world.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (url) => {
      opened.push(url)
      return Promise.resolve()
    }
  })
  expect(
    await inPage("window.latchkey.call('link.open', { service: 'coherence', link: 'https://elsewhere.invalid/' })"),
  ).toMatchObject({ ok: false })
  expect(await inPage("window.latchkey.call('link.open', { service: 'coherence', link: 'dashboard' })")).toMatchObject({
    ok: true,
  })
  expect(await world.app.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual(['https://coherence.io/dashboard'])
})

test('17: a message from any other page is refused, even through our preload', async () => {
  const reply = await world.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await other.loadURL('app://latchkey/')
      const answer: unknown = await other.webContents.executeJavaScript("window.latchkey.call('view.read')")
      other.destroy()
      return answer
    },
    join(import.meta.dirname, '../../out/preload/preload.cjs'),
  )
  expect(reply).toMatchObject({ ok: false, failure: { message: 'Unknown sender.' } })
})

test('18: the page comes over a protocol of our own, and file: is closed', async () => {
  expect(world.page.url()).toBe('app://latchkey/')
  const load = (url: string) =>
    world.app.evaluate(async ({ BrowserWindow }, address) => {
      const other = new BrowserWindow({ show: false })
      const answer = await other.loadURL(address).then(
        () => 'loaded',
        () => 'refused',
      )
      other.destroy()
      return answer
    }, url)
  expect(await load('file:///etc/hostname')).toBe('refused')
  expect(await load('app://latchkey/')).toBe('loaded')
})

test('20: the bridge has three members, and passes on nothing of Electron', async () => {
  expect(await inPage('Object.keys(window.latchkey).sort()')).toEqual(['call', 'onView', 'pathOf'])
  // A listener gets the view alone, not the event with its sender.
  await inPage(
    "window.given = new Promise((resolve) => { const stop = window.latchkey.onView((...all) => { stop(); resolve(all.map((one) => Object.keys(one).includes('sender') ? 'event' : typeof one)) }) }); undefined",
  )
  await inPage(
    "window.latchkey.call('view.read').then(({ value }) => window.latchkey.call('preferences.write', value.preferences))",
  )
  expect(await inPage('window.given')).toEqual(['object'])
  expect(await inPage("window.latchkey.call('electron.anything').then(() => 'answered', () => 'refused')")).toBe('refused')
})
