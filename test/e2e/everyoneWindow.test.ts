import { expect, test } from 'vitest'

import { colourProblems, everyoneCanUse, problems } from './everyone'

const shared = everyoneCanUse('window')

test('the search for problems finds one; in colours too, and again where only what is around has changed', async () => {
  const { page } = shared()
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')))
  expect((await problems(shared())).join()).toMatch(/label/)
  expect(await colourProblems(shared(), 'light')).toEqual([])
  await page.evaluate(() => {
    const [main, heading] = ['main', 'h1'].map((name) => document.querySelector<HTMLElement>(name))
    if (main && heading) main.style.background = getComputedStyle(heading).color
  })
  expect((await colourProblems(shared(), 'light')).join()).toMatch(/color-contrast: <p class="line/)
  expect(await colourProblems(shared(), 'light'), 'nothing is new').toEqual([])
})
