import { expect, test } from 'vitest'

import { inLanes } from '../../../scripts/lib/lanes'

test('every file is run once, as many at a time as there are lanes, and counted', async () => {
  const begun: string[] = []
  let running = 0
  let most = 0
  const count = await inLanes(['a', 'b', 'c', 'd', 'e'], 2, async (file) => {
    begun.push(file)
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    return { passed: 2, failed: file === 'd' ? 1 : 0 }
  })

  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(most).toBe(2)
  expect(count).toEqual({ passed: 10, failed: 1 })
})
