import axe, { type AxeResults } from 'axe-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { play } from '../states/scene'
import { sceneGroups } from '../states/scenes'
import { startWorld, type World } from './world'

/**
 * Declares a test for each scene of a group: axe finds nothing in any state, in either theme. Answers the window that
 * they are played in.
 */
export function everyoneCanUse(group: keyof typeof sceneGroups): () => World {
  let shared: World
  beforeAll(async () => {
    shared = await startWorld()
  })
  afterAll(() => shared.close())

  test.each(sceneGroups[group])('everyone can use it: $name', async (scene) => {
    const found: string[] = []
    const checked = new Set<string>()
    const look = async ({ world, state, theme }: { world: World; state: string; theme: string }) => {
      // A theme changes nothing but colours.
      const rules = checked.has(state) ? coloured : null
      checked.add(state)
      found.push(...(await problems(world, rules)).map((problem) => `${state}, ${theme}: ${problem}`))
    }
    await play(scene, look, shared)
    expect(found).toEqual([])
  })
  return () => shared
}

const coloured = ['color-contrast', 'link-in-text-block']

/** What axe finds wrong with the page as it stands, in words. Null: by all of its rules. */
export async function problems({ page }: World, rules: readonly string[] | null): Promise<string[]> {
  // Once in each page: it is half a megabyte.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source)
  // A tooltip hangs at its button, outside every region; readers get its words as the button's name.
  // What the calendar announced stays in a log that readers have read when its dialog is gone.
  const exclude = JSON.stringify([':has(> [role=tooltip])', '[data-live-announcer]'])
  // Nobody reads what passed, nor the path to it: that takes longer than the checks.
  const options = JSON.stringify({ resultTypes: ['violations'], selectors: false, ...(rules === null ? {} : { runOnly: rules }) })
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ exclude: ${exclude} }, ${options})`)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
}
