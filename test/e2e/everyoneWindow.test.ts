import { expect, test } from 'vitest'

import { everyoneCanUse, problems } from './everyone'

const shared = everyoneCanUse('window')

test('the search for problems finds one, in colours as well', async () => {
  await shared().page.evaluate(() => {
    const pale = Object.assign(document.createElement('p'), { textContent: 'pale' })
    pale.style.cssText = 'color: #777; background: #888'
    document.querySelector('main')?.prepend(document.createElement('input'), pale)
  })
  expect((await problems(shared(), null)).join()).toMatch(/label/)
  expect((await problems(shared(), ['color-contrast'])).join()).toMatch(/color-contrast/)
})
