import axe, { type AxeResults } from 'axe-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { play } from '../states/scene'
import { sceneGroups } from '../states/scenes'
import { startWorld, type World } from './world'

/**
 * Declares a test for each scene of a group: axe finds nothing in any state, in either theme. Returns the window in which
 * they are played.
 */
export function everyoneCanUse(group: keyof typeof sceneGroups): () => World {
  let shared: World
  beforeAll(async () => {
    shared = await startWorld()
  })
  afterAll(() => shared.close())

  test.each(sceneGroups[group])('everyone can use it: $name', async (scene) => {
    const found: string[] = []
    const look = async ({ world, state, theme }: { world: World; state: string; theme: string }) => {
      // A theme changes only colours, so the other rules are checked once.
      const other = theme === 'dark' ? await problems(world) : []
      found.push(...[...other, ...(await colourProblems(world, theme))].map((problem) => `${state}, ${theme}: ${problem}`))
    }
    await play(scene, look, shared)
    expect(found).toEqual([])
  })
  return () => shared
}

const colours = ['color-contrast', 'link-in-text-block']
// A tooltip is outside every region, next to its button; screen readers get its text as the button's name. The calendar's
// announcements stay in a live region after its dialog has closed, when they have been read.
const hidden = [':has(> [role=tooltip])', '[data-live-announcer]']

/** What axe finds wrong with the page as it is now, except for colours, in words. */
export function problems(world: World): Promise<string[]> {
  const rules = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]))
  return violations(world, `{ exclude: ${JSON.stringify(hidden)} }`, { rules: { ...rules, 'target-size': { enabled: true } } })
}

/** The same for colours, which take the longest: a text that looks the same as when it was last checked is left out. */
export async function colourProblems(world: World, theme: string): Promise<string[]> {
  if ((await world.page.evaluate(findNew, { theme, hidden: hidden.join() })) === 0) return []
  return violations(world, '{ include: window.newTexts }', { runOnly: colours })
}

async function violations({ page }: World, context: string, options: object): Promise<string[]> {
  // Once in each page: it is half a megabyte.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source)
  // Passed checks and selectors are not needed, and take longer than the checks.
  const words = JSON.stringify({ resultTypes: ['violations'], selectors: false, ...options })
  const { violations: found } = await page.evaluate<AxeResults>(`axe.run(${context}, ${words})`)
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
}

type Memory = { looked?: Set<string>; newTexts?: Element[] }

/** Runs in the page: the texts that are new in this theme and place, including all around them that can colour them. */
function findNew({ theme, hidden: left }: { theme: string; hidden: string }): number {
  const memory = window as Memory
  const looked = (memory.looked ??= new Set())
  const found: Element[] = []

  function walk(element: Element, around: string, [top, bottom]: [number, number]): void {
    if (element.matches(left)) return
    const { top: from, bottom: to } = element.getBoundingClientRect()
    const marks = [':hover', ':focus', ':focus-within'].filter((mark) => element.matches(mark))
    const tag = `${around}\n${marks.join()}${(element.cloneNode(false) as Element).outerHTML}`
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '')
    // What is scrolled out of sight can't be judged, and is checked when it is in sight.
    const drawn = `${tag} ${element.textContent} ${from >= top && to <= bottom}`
    if ((hasText || element.matches('input, textarea')) && !looked.has(drawn)) {
      looked.add(drawn)
      found.push(element)
    }
    const isClip = element.scrollHeight > element.clientHeight && getComputedStyle(element).overflowY !== 'visible'
    const clip: [number, number] = isClip ? [Math.max(top, from), Math.min(bottom, to)] : [top, bottom]
    for (const child of element.children) walk(child, tag, clip)
  }

  // Something may lie on top of everything.
  walk(document.body, `${theme} ${document.body.children.length}`, [0, innerHeight])
  memory.newTexts = found
  return found.length
}
