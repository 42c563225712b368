import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { expect, onTestFinished, test, vi } from 'vitest'

import { contract, type Bridge, type Command } from '../../../shared/contract'
import { View } from '../../../shared/view'
import { draw, loadPage } from '../world/drawn'

const folder = join(import.meta.dirname, '../../gallery')
const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))
const states = readdirSync(join(folder, 'states'))
const again = 'npm run gallery:views records the gallery anew'

test.each(states)('%s is a view that main could send, and is drawn', async (file) => {
  const state = read(`states/${file}`)
  const view = View.parse(state)
  expect(view, again).toEqual(state)
  expect(await draw(view)).toContain('<h1')
})

test('the answers of the gallery are such as the contract lets pass', () => {
  const { 'engine.rows': byPage, ...others } = read('answers.json') as Record<Command, object>
  const ofPages = Object.values(byPage).map((answer): [string, unknown] => ['engine.rows', answer])
  const answers = [...Object.entries(others), ...ofPages]
  expect(ofPages.length).toBeGreaterThan(0)
  expect(answers.length).toBeGreaterThan(0)
  for (const [command, answer] of answers)
    expect(contract[command as Command].output.parse(answer), `${command}: ${again}`).toEqual(answer)
})

test('every page of the list is drawn, with the rows that the search knows of it', async () => {
  const { pages, pagesWith } = await loadPage()
  const view = View.parse(read('states/tokens.json'))
  // Those of the engine's settings are drawn from rows that are read later.
  expect(pagesWith(view.project).filter(({ id }) => id.startsWith('engine/')).length).toBeGreaterThan(0)
  for (const { id, label, search } of pages) {
    const html = await draw({ ...view, asked: { page: id, count: 1 } })
    expect(html, id).toContain(`<h1>${label}`)
    const rows = Array.from(html.matchAll(/ data-row="([^"]+)"/g), ([, key]) => key)
    const known = (search?.rows(view) ?? []).map(({ key }) => key)
    // The search also lists a service's check, which is a button without a label column.
    expect(new Set(rows), id).toEqual(new Set(known.filter((key) => key !== `${id}/check`)))
  }
})

test('without a project the pages that stand alone are drawn, and the others lead to the start', async () => {
  const { pages, standsAlone } = await loadPage()
  const view = View.parse(read('states/start.json'))
  for (const { id, label } of pages) {
    const html = await draw({ ...view, asked: { page: id, count: 1 } })
    expect(html.includes(`<h1>${label}`), id).toBe(standsAlone(id))
    expect(html.includes('class="start"'), id).toBe(!standsAlone(id))
  }
})

test('the gallery answers on this machine alone, lets nothing come from outside, and puts its bridge before the page', async () => {
  const server = spawn(process.execPath, ['--import', 'tsx', 'scripts/gallery.ts', '--port=0'], { cwd: join(folder, '../..') })
  onTestFinished(() => void server.kill())
  const said = createInterface(server.stdout)[Symbol.asyncIterator]()
  const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(String((await said.next()).value))?.[0] ?? ''
  const [list, page] = await Promise.all(['', 'index.html?state=fresh'].map((path) => fetch(`${address}${path}`)))
  for (const answer of [list, page]) {
    expect(answer?.headers.get('content-security-policy')).toMatch(
      /^default-src 'self'; .*connect-src 'self' ws:\/\/127\.0\.0\.1:\*$/,
    )
  }
  expect(await list?.text()).toContain('"first-write"')
  expect(await page?.text()).toMatch(/gallery\/bridge\.ts"[^]*main\.tsx"/)
})

test('the gallery’s bridge has the view of its address, as if just recorded, and the answers of the table, and refuses the rest', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2030-05-05T12:00:00.000Z') })
  onTestFinished(() => void vi.useRealTimers())
  vi.stubGlobal('location', { search: '?state=written&page=security' })
  vi.stubGlobal('fetch', async (url: URL) => Response.json(read(relative(folder, fileURLToPath(url)))))
  vi.stubGlobal('window', {})
  onTestFinished(() => void vi.unstubAllGlobals())
  await import('../../gallery/bridge')
  const { latchkey } = window as unknown as { latchkey: Bridge }
  const state = JSON.stringify({ ...View.parse(read('states/written.json')), asked: { page: 'security', count: 1 } })
  const view: unknown = JSON.parse(state.replaceAll('2026-01-01T12', '2030-05-05T12'))
  expect(await latchkey.call('view.read', undefined)).toEqual({ ok: true, value: view })
  expect(await latchkey.call('recent.read', undefined)).toMatchObject({ ok: true })
  expect(await latchkey.call('history.undo', undefined)).toMatchObject({
    ok: false,
    failure: { message: 'history.undo is not in the gallery.' },
  })
})
