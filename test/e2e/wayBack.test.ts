import { afterEach, beforeEach, expect, test } from 'vitest'

import { startWorld, type World } from './world'

// A script in the page navigates away from it, or keeps its window open.

let world: World

beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

/** Runs a script in the page. Returns whether our page comes back after it, without a trace of the script. */
async function comesBackAfter(script: string): Promise<boolean> {
  return world.app.evaluate(async ({ BrowserWindow }, code) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents
    const ask = (text: string): Promise<unknown> => page?.executeJavaScript(text) ?? Promise.resolve(null)
    await ask('globalThis.wasHere = true')
    void ask(code).catch(() => undefined)
    for (let tries = 0; tries < 200; tries += 1) {
      const isNew = ask('document.querySelector("[data-ready]") !== null && globalThis.wasHere === undefined').catch(() => false)
      const answer = await Promise.race([isNew, new Promise((resolve) => setTimeout(resolve, 1000, false))])
      if (answer === true) return true
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return false
  }, script)
}

test('the page comes back from wherever a script leads it', async () => {
  const frame = "document.body.append(document.createElement('iframe'))"
  const ways = [
    "location.href = 'about:blank'",
    "document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=about:blank' }))",
    `history.pushState(0, '', '/nothing-here'); ${frame}`,
  ]
  for (const way of ways) expect(await comesBackAfter(way), way).toBe(true)
})

test('the page comes back when its process ends by itself', async () => {
  const isBack = world.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const page = BrowserWindow.getAllWindows()[0]?.webContents
        page?.once('did-finish-load', () => resolve(true))
        page?.forcefullyCrashRenderer()
      }),
  )
  expect(await isBack).toBe(true)
})

test('a script does not keep its window open', async () => {
  await world.page.getByRole('searchbox').click()
  const isClosed = world.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    await window?.webContents.executeJavaScript('window.onbeforeunload = (event) => { event.preventDefault(); return false }; 0')
    const closed = new Promise((resolve) => window?.once('closed', () => resolve(true)))
    window?.close()
    return Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 10_000, false))])
  })
  // The app may end with its last window before it can answer.
  expect(await isClosed.catch(() => true)).toBe(true)
})
