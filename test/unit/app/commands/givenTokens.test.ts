import { describe, expect, test } from 'vitest'

import { at, portalOfTest, startWithProject, tokenAt, type RunningApp } from '../../world/appWorld'

type Give = (app: Pick<RunningApp, 'call' | 'clipboard'>, text: string) => Promise<unknown>

/** What is typed, dropped or pasted with a key comes as text; what the button pastes, main reads itself. */
const ways: [string, Give][] = [
  ['given by the page', (app, text) => app.call('secret.store', { ...tokenAt, value: text })],
  [
    'pasted with the button',
    (app, text) => {
      app.clipboard.held.text = text
      return app.call('secret.paste', tokenAt)
    },
  ],
]

async function withProject() {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const copied = async () => {
    await app.call('secret.copy', { ...tokenAt, form: 'value' })
    return app.clipboard.held.text
  }
  return { portal, app, copied, token: portal.first.portal_token }
}

describe.each(ways)('%s', (_how, give) => {
  test.each([
    ['nothing', '', /was empty/],
    ['blanks', '   \t ', /was empty/],
    ['two lines', 'secret-line\nsecond-line', /more than one line/],
    ['a sentence', 'my token is secret-word', /space inside/],
    ['a letter no token has', 'secret-wörd', /no token has/],
    ['far too much', 'secret'.repeat(1000), /too long .*6000 characters/],
    ['nothing but quotes', '"   "', /nothing between the quotes/],
  ])('%s is refused beside the field, and nothing is stored or sent', async (_what, text, words) => {
    const { portal, app, token } = await withProject()
    await give(app, text)
    const { portalToken, ...others } = app.service().problems
    expect(others).toEqual({})
    expect(portalToken?.message).toMatch(words)
    expect(portalToken?.message).not.toContain('secret')
    expect(app.seen()).not.toContain('secret-')
    expect(app.service().secrets['portalToken']?.state).toBe('absent')
    expect(portal.requests).toEqual([])

    await give(app, token)
    expect(app.service().problems).toEqual({})
    expect(app.service().secrets['portalToken']?.state).toBe('stored')
  })

  test.each<[string, (text: string) => string]>([
    ['quotes and blanks', (text) => `  “${text}” `],
    ['the name of its variable', (text) => `export COHERENCE_PORTAL_TOKEN="${text}"`],
  ])('a token with %s around it is the token, and stays out of the page', async (_what, wrap) => {
    const { app, token, copied } = await withProject()
    await give(app, wrap(token))
    expect(await copied()).toBe(token)
    expect(app.seen()).not.toContain(token)
  })

  test('the runtime key of the project is not taken for its portal token, and nothing is asked', async () => {
    const { portal, app, token, copied } = await withProject()
    await give(app, token)
    await app.call('portal.fetch', at)
    const before = portal.requests.length
    await give(app, portal.first.runtime_key)
    expect(app.service().problems['portalToken']?.message).toContain('This is the Runtime Key of this project')
    expect(portal.requests).toHaveLength(before)
    expect(await copied(), 'the stored one stays').toBe(token)
  })
})
