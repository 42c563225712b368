import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { startWorld, type World } from './world'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** What the page's own code can do, tried from inside the page. */
const inPage = <T>(script: string) => world.page.evaluate<T>(script)

test('the page has no Node, no Electron, and a bridge of three members', async () => {
  expect(await inPage('[typeof require, typeof process, typeof module, typeof global]')).toEqual(
    Array.from({ length: 4 }, () => 'undefined'),
  )
  expect(await inPage('Object.keys(window.latchkey).sort()')).toEqual(['call', 'onView', 'pathOf'])
})

test('the window isolates its context, is sandboxed and keeps web security', async () => {
  const preferences = await world.app.evaluate(({ BrowserWindow }) => {
    // The method exists at run time and is missing from Electron's types.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
    nodeIntegrationInSubFrames: false,
  })
})

test('the page comes over our own protocol with a nonce of its own for every document', async () => {
  expect(world.page.url()).toBe('app://latchkey/')
  const nonce = 'document.querySelector("meta[property=csp-nonce]").content'
  const first = await inPage<string>(nonce)
  await world.page.reload()
  await world.page.waitForSelector('[data-ready]')
  const second = await inPage<string>(nonce)
  expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  expect(second).not.toBe(first)
})

const violations = (script: string) =>
  inPage<string>(`new Promise((resolve) => {
    addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true })
    ${script}
  })`)

test.each([
  ['an inline script', 'script-src-elem', "document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))"],
  ['a style without nonce', 'style-src-elem', "document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }))"],
  ['a style attribute', 'style-src-attr', "document.body.setAttribute('style', 'color: red')"],
  ['eval', 'script-src', "setTimeout(() => { try { eval('1') } catch {} })"],
  ['an image from elsewhere', 'img-src', "new Image().src = 'https://elsewhere.invalid/a.png'"],
  ['a request', 'connect-src', "fetch('app://latchkey/index.html').catch(() => {})"],
  ['a frame', 'frame-src', "document.body.append(Object.assign(document.createElement('iframe'), { src: 'app://latchkey/' }))"],
])('the policy stops %s', async (_what, directive, script) => {
  expect(await violations(script)).toBe(directive)
})

test('every permission is denied', async () => {
  const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'midi']
  const states = await inPage<string[]>(
    `Promise.all(${JSON.stringify(names)}.map(async (name) => (await navigator.permissions.query({ name })).state))`,
  )
  expect(states).toEqual(names.map(() => 'denied'))
  expect(await inPage('Notification.requestPermission()')).toBe('denied')
  expect(await inPage('navigator.clipboard.readText().then(() => "read", () => "refused")')).toBe('refused')
})

test('the page can neither navigate nor open a window', async () => {
  await inPage('window.marked = true')
  for (const target of ['https://elsewhere.invalid/', 'app://latchkey/elsewhere.html', 'app://latchkey/?x']) {
    await inPage(`location.assign('${target}')`)
    expect(await inPage(`window.open('${target}') === null`)).toBe(true)
  }
  expect(await inPage("window.open('about:blank') === null")).toBe(true)
  // A navigation that was let through would have replaced the document by the time a new one has painted.
  await inPage('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
  expect(await inPage('[location.href, window.marked]')).toEqual(['app://latchkey/', true])
  expect(world.app.windows()).toHaveLength(1)
})

test('a link is named by id, and only its https address is opened', async () => {
  await world.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (url) => {
      opened.push(url)
      return Promise.resolve()
    }
  })
  expect(await inPage("window.latchkey.call('link.open', { service: 'coherence', link: 'https://elsewhere.invalid/' })")).toMatchObject({ ok: false })
  expect(await inPage("window.latchkey.call('link.open', { service: 'coherence', link: 'dashboard' })")).toMatchObject({ ok: true })
  expect(await world.app.evaluate(() => Reflect.get(globalThis, 'opened'))).toEqual(['https://coherence.io/dashboard'])
})

test('a message from any other page is refused, even through our preload', async () => {
  const reply = await world.app.evaluate(async ({ BrowserWindow }, preload) => {
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await other.loadURL('app://latchkey/')
    const answer: unknown = await other.webContents.executeJavaScript("window.latchkey.call('view.read')")
    other.destroy()
    return answer
  }, join(import.meta.dirname, '../../out/preload/preload.cjs'))
  expect(reply).toMatchObject({ ok: false, failure: { message: 'Unknown sender.' } })
})

test('no channel but those of the contract is answered', async () => {
  // The one that is left is Electron's own.
  expect(await world.app.evaluate(({ ipcMain }) => ipcMain.eventNames())).toEqual(['error'])
})

test('developer tools stay closed', async () => {
  const opened = await world.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.openDevTools()
    return contents?.isDevToolsOpened()
  })
  expect(opened).toBe(false)
})

test('the names that the keychain knows the app by have not changed', async () => {
  const names = await world.app.evaluate(({ app }) => ({ name: app.getName(), parent: app.getPath('appData') }))
  expect(names.name).toBe('Latchkey')
})
