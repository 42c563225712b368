import { expect, test } from 'vitest'

import { play } from '../states/scene'
import { sceneGroups } from '../states/scenes'
import { everyoneCanUse, problems } from './everyone'

everyoneCanUse('window')

test('the search for problems finds one, in colours as well', async () => {
  const [scene] = sceneGroups.window
  if (scene === undefined) throw new Error('There is no scene.')
  await play(scene, async ({ world }) => {
    await world.page.evaluate(() => {
      const pale = Object.assign(document.createElement('p'), { textContent: 'pale' })
      pale.style.cssText = 'color: #777; background: #888'
      document.querySelector('main')?.append(document.createElement('input'), pale)
    })
    expect((await problems(world, null)).join()).toMatch(/label/)
    expect((await problems(world, ['color-contrast'])).join()).toMatch(/color-contrast/)
  })
})
