import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'

// The page's own components that come late are registered in the module that other tests share.
async function newRegister() {
  vi.resetModules()
  return import('../../../../renderer/ui/late')
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

test('what comes late is loaded in idle time, one after another, and is drawn without an empty moment from then on', async () => {
  const { late, loadLate } = await newRegister()
  const idle: (() => void)[] = []
  vi.stubGlobal('requestIdleCallback', (then: () => void) => idle.push(then))
  const loaded: string[] = []
  const made = ['first', 'second'].map((name) =>
    late<{ of: string }>(async () => {
      loaded.push(name)
      return ({ of }) => `${name} of ${of}`
    }),
  )
  const drawn = () => made.map((one) => renderToStaticMarkup(createElement(one, { of: 'two' })))
  const end = loadLate()
  expect([loaded, idle.length]).toEqual([[], 1])
  idle.shift()?.()
  await expect.poll(() => idle.length).toBe(1)
  expect(loaded).toEqual(['first'])
  idle.shift()?.()
  await end
  expect(loaded).toEqual(['first', 'second'])
  expect(drawn()).toEqual(['first of two', 'second of two'])
})

test('what could not be loaded in idle time holds up nothing else, and is loaded when it is drawn', async () => {
  const { late, loadLate } = await newRegister()
  vi.stubGlobal('requestIdleCallback', (then: () => void) => then())
  let isThere = false
  const Broken = late(async () => {
    if (!isThere) throw new Error('It is not there.')
    return () => 'now it is'
  })
  const Next = late(async () => () => 'next')
  await loadLate()
  expect(renderToStaticMarkup(createElement(Next))).toBe('next')
  isThere = true
  const { prerender } = await import('react-dom/static')
  const { prelude } = await prerender(createElement(Broken))
  expect(await new Response(prelude).text()).toContain('now it is')
})
