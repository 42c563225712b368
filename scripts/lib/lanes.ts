import type { Count } from './vitest'

/**
 * Runs the files in the order given, a few at a time, and adds up their results. While one app waits for its window,
 * another one can work.
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
