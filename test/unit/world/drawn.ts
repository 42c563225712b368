import { createElement } from 'react'
import { prerender } from 'react-dom/static'
import { onTestFinished, vi } from 'vitest'

import type { View } from '../../../shared/view'

/** The page's code in plain Node. Its effects do not run, so it does not call the bridge, and the tree stays empty. */
export async function loadPage() {
  // The page listens for presses on its window. Its library expects a document with a window, so it is loaded before
  // there is one.
  await import('react-aria-components')
  vi.stubGlobal('window', new EventTarget())
  onTestFinished(() => void vi.unstubAllGlobals())
  const [{ App }, pages] = await Promise.all([import('../../../renderer/App'), import('../../../renderer/pages/pages')])
  return { App, ...pages }
}

/** What the window shows for a view, as HTML; fails with the first error in the page's code. */
export async function draw(view: View): Promise<string> {
  const { App } = await loadPage()
  const errors: unknown[] = []
  const { prelude } = await prerender(createElement(App, { view }), { onError: (error) => void errors.push(error) })
  const html = await new Response(prelude).text()
  if (errors.length > 0) throw errors[0]
  return html
}
