import type { Page } from 'playwright-core'

/** Shows frames as soon as they are drawn, so that the figures don't include waiting for the display. */
export const withoutFrameLimit = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

type Asked = { act: string; until: string; limit?: number }

/**
 * Milliseconds from an action in the page until its result is painted. Both are code that runs in the page: a round trip to
 * the runner would take longer than what is measured.
 */
export function untilPainted(page: Page, { act, until, limit = 20_000 }: Asked): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const painted = () => new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = resolve
        channel.port2.postMessage(null)
      })
    })
    const started = performance.now()
    ;${act}
    while (!(${until})) {
      if (performance.now() - started > ${limit}) throw new Error('It did not come: ' + ${JSON.stringify(until)})
      await frame()
    }
    await painted()
    return performance.now() - started
  })()`)
}
