import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { startWorld, type World } from './world'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** Runs code inside the page: what it can do, the page can do. */
const inPage = <T>(script: string) => world.page.evaluate<T>(script)

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

const out = join(import.meta.dirname, '../../out')

test('what runs in the main process, packages included, has no means to start a program', () => {
  const late = readdirSync(join(out, 'main/late')).map((name) => `main/late/${name}`)
  expect(late).toContain('main/late/app.cjs')
  for (const file of ['main/main.cjs', 'preload/preload.cjs', ...late]) {
    const built = readFileSync(join(out, file), 'utf8')
    expect(built.match(/child_process|utilityProcess/)).toBeNull()
  }
})

test('in the built app no schema is made before schemas are told not to compile themselves', () => {
  const built = readFileSync(join(out, 'main/late/interpreted.cjs'), 'utf8')
  expect([...built.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['./zod.cjs'])
})

const violations = (script: string) =>
  inPage<string>(`new Promise((resolve) => {
    addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true })
    ${script}
  })`)

test.each([
  [
    'an inline script',
    'script-src-elem',
    "document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))",
  ],
  [
    'a style without nonce',
    'style-src-elem',
    "document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }))",
  ],
  ['a style attribute', 'style-src-attr', "document.body.setAttribute('style', 'color: red')"],
  ['eval', 'script-src', "setTimeout(() => { try { eval('1') } catch {} })"],
  ['an image from elsewhere', 'img-src', "new Image().src = 'https://elsewhere.invalid/a.png'"],
  ['a request', 'connect-src', "fetch('app://latchkey/index.html').catch(() => {})"],
])('the policy stops %s', async (_what, directive, script) => {
  expect(await violations(script)).toBe(directive)
})

test('no channel but those of the contract is answered', async () => {
  // Electron's own, and the one message of the preload: the path of a folder that was dropped.
  expect(await world.app.evaluate(({ ipcMain }) => ipcMain.eventNames())).toEqual(['error', 'latchkey:folder.dropped'])
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
