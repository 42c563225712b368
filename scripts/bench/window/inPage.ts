import type { Page } from 'playwright-core'

/** Frames come as soon as they are drawn, so that what is measured is work and not the wait for the next tick of a display. */
export const withoutFrameLimit = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

type Asked = { act: string; until: string; limit?: number }

/**
 * Milliseconds from an act in the page until what it leads to has been painted. Both are expressions, evaluated there: a
 * script of the runner would be on its way for longer than what it measures.
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
