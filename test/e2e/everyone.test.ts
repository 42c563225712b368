import axe, { type AxeResults } from 'axe-core'
import { expect, test } from 'vitest'

import { play } from '../states/scene'
import { scenes } from '../states/scenes'
import type { World } from './world'

/** What axe finds wrong with the page as it stands, in words. */
async function problems({ page }: World): Promise<string[]> {
  await page.evaluate(axe.source)
  // A tooltip hangs at its button, outside every region; readers get its words as the button's name.
  // What the calendar announced stays in a log that readers have read when its dialog is gone.
  const exclude = JSON.stringify([':has(> [role=tooltip])', '[data-live-announcer]'])
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ exclude: ${exclude} })`)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
}

test.each(scenes)('everyone can use it: $name', async (scene) => {
  const found: string[] = []
  await play(scene, async ({ world, state, theme }) => {
    found.push(...(await problems(world)).map((problem) => `${state}, ${theme}: ${problem}`))
  })
  expect(found).toEqual([])
})

test('the search for problems finds one', async () => {
  const [scene] = scenes
  if (scene === undefined) throw new Error('There is no scene.')
  await play(scene, async ({ world }) => {
    await world.page.evaluate(() => document.body.append(document.createElement('input')))
    expect(await problems(world)).not.toEqual([])
  })
})
