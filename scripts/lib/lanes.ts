import type { Count } from './vitest'

/**
 * Runs each file, a few at a time, in the order given, and adds up what they came to. Beside an app that waits for its
 * window, another one can work.
 */
export async function inLanes(files: readonly string[], lanes: number, run: (file: string) => Promise<Count>): Promise<Count> {
  const left = [...files]
  const total: Count = { passed: 0, failed: 0 }

  async function lane(): Promise<void> {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      const { passed, failed } = await run(file)
      total.passed += passed
      total.failed += failed
    }
  }

  await Promise.all(Array.from({ length: lanes }, lane))
  return total
}
