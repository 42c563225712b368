import { cloudekaTokenOf } from '../../../test/portal/cloudekaWorld'
import { startPortal } from '../../../test/portal/portal'
import { useEndpoint } from '../../../test/e2e/steps'
import { startWorld } from '../../../test/e2e/world'
import type { Row } from '../row'

const tokens = 10_000
/** About as fast as a user turns the wheel to get to the end. */
const pixelsPerFrame = 400

/** Frames dropped while a long table is scrolled to its end. */
export async function tokenTable(): Promise<Row[]> {
  const portal = await startPortal()
  portal.world.cloudeka.tokens = Array.from({ length: tokens }, (_, count) =>
    cloudekaTokenOf(count + 1, `Token ${count + 1}`, null, -1),
  )
  const world = await startWorld()
  const { page } = world
  await page.getByRole('treeitem', { name: 'Cloudeka' }).click()
  await useEndpoint(world, portal.http.cloudekaUrl)
  await world.copy(portal.world.cloudeka.accessToken)
  await page.getByRole('button', { name: 'Paste Access Token' }).click()
  await page.getByText('Access Token stored').waitFor()
  await page.getByRole('treeitem', { name: 'API Overview' }).click()
  await page.getByText('Token 1', { exact: true }).waitFor()
  const { frames, dropped, end } = await page.evaluate<{ frames: number; dropped: number; end: number }>(`(async () => {
    const table = [...document.querySelectorAll('main, main *')].find((one) => one.scrollHeight > one.clientHeight + 1000)
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    // The frame time while nothing happens.
    const gaps = []
    for (let last = await frame(); gaps.length < 60; ) {
      const now = await frame()
      gaps.push(now - last)
      last = now
    }
    const usual = gaps.toSorted((a, b) => a - b)[30]
    let frames = 0
    let dropped = 0
    let last = await frame()
    while (table.scrollTop + table.clientHeight < table.scrollHeight - 1) {
      table.scrollTop += ${pixelsPerFrame}
      const now = await frame()
      frames += 1
      dropped += Math.max(0, Math.round((now - last) / usual) - 1)
      last = now
    }
    return { frames, dropped, end: table.scrollTop }
  })()`)
  if (end < tokens * 20) throw new Error(`The table ended at ${end} pixels.`)
  await world.close()
  await portal.close()
  return [
    {
      what: `frames lost while ${tokens} tokens are scrolled`,
      beside: '',
      value: (100 * dropped) / (frames + dropped),
      raw: null,
      unit: '%',
      figure: 'plain',
      budget: 1,
    },
  ]
}
