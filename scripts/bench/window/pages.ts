import { startWorld } from '../../../test/e2e/world'
import type { Row } from '../row'
import { percentile } from '../statistics'
import { untilPainted, withoutFrameLimit } from './inPage'

const starts = 5
const visits = 8

/** Each page's first visit after a start, and later visits. */
export async function pageVisits(): Promise<Row[]> {
  const first: number[] = []
  const next: number[] = []
  for (let start = 0; start < starts; start += 1) {
    const world = await startWorld({ switches: withoutFrameLimit })
    // Idle work after the start is done by then, as it is for a user who reads the first page.
    await world.page.waitForTimeout(2000)
    const labels = await world.page.evaluate<string[]>(
      `[...document.querySelectorAll('[role=treeitem]:not([aria-level="1"], [aria-haspopup=dialog])')].map((one) => one.querySelector('span')?.textContent)`,
    )
    if (labels.length < 2) throw new Error('The tree has no pages to visit.')
    for (let visit = 0; visit <= visits; visit += 1) {
      for (const label of labels) {
        const isHere = `document.querySelector('main h1')?.textContent.startsWith(${JSON.stringify(label)})`
        if (await world.page.evaluate<boolean>(isHere)) continue
        const item = `[...document.querySelectorAll('[role=treeitem]')].find((one) => one.querySelector('span')?.textContent === ${JSON.stringify(label)})`
        const time = await untilPainted(world.page, { act: `${item}.click()`, until: isHere })
        if (visit === 0) first.push(time)
        else next.push(time)
      }
    }
    await world.close()
  }
  const row = (what: string, times: readonly number[], budget: number): Row => ({
    what,
    beside: '',
    value: percentile(times, 95),
    raw: null,
    unit: 'ms',
    figure: 'plain',
    budget,
  })
  return [row("a page's first visit, p95", first, 50), row("a page's next visit, p95", next, 16)]
}
