import type { Page } from 'playwright-core'

import type { Row } from '../row'
import { untilPainted } from './inPage'
import { assertFound, row, timesOfTyping, withMany } from './search'

const settings = 20_000
const queries = ['setting 4999', 'setting 12345']
const visits = 8

/** Pages and search of an engine with that many settings, each type of control among them. */
export async function engineSettings(): Promise<Row[]> {
  const { opened, typed } = await withMany({ LATCHKEY_BENCH_ENGINE: String(settings) }, async (page) => {
    await page.getByRole('treeitem', { name: 'Unity settings' }).click()
    await page.getByRole('treeitem', { name: 'Page 1', exact: false }).first().waitFor()
    // Idle work after the start is done by then: all settings have been read.
    await page.waitForTimeout(5000)
    const times = await timesOfPages(page)
    const letters = await timesOfTyping(page, queries)
    await assertFound(page, 'engine setting', settings)
    return { opened: times, typed: letters }
  })
  return [row(`a page among ${settings} settings of an engine, p95`, opened), row('keystroke to results among them, p95', typed)]
}

/** Milliseconds from the press in the tree to the painted rows. */
async function timesOfPages(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let visit = 0; visit < visits; visit += 1) {
    for (const label of ['Page 1', 'Page 2', 'Page 3']) {
      const item = `[...document.querySelectorAll('[role=treeitem]')].find((one) => one.querySelector('span')?.textContent === '${label}')`
      const until = `document.querySelector('main h1')?.textContent === '${label}' && document.querySelector('main .row') !== null`
      times.push(await untilPainted(page, { act: `${item}.click()`, until }))
    }
  }
  return times
}
