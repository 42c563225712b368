import { createElement } from 'react'
import { prerender } from 'react-dom/static'
import { expect, test } from 'vitest'

import { dayOf } from '../../../../../shared/values/days'
import { draw, loadPage } from '../../../world/drawn'
import { projectPath, startApp } from '../../../world/appWorld'
import { temporaryFolder } from '../../../world/folder'

const dayMilliseconds = 86_400_000
const inDays = (days: number) => dayOf(new Date(Date.now() + days * dayMilliseconds))

async function openWith(services: object, environments?: readonly string[]) {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  project.write(projectPath, JSON.stringify({ version: 1, id: crypto.randomUUID(), environments, services }))
  await app.call('project.open', { path: project.root })
  return app
}

/** The page as HTML. */
async function drawn(app: Awaited<ReturnType<typeof openWith>>): Promise<string> {
  await loadPage()
  const { OverviewPage } = await import('../../../../../renderer/pages/overview/OverviewPage')
  const view = app.view()
  const project = view.project ?? expect.unreachable()
  const page = createElement(OverviewPage, { view, project, onPage: () => undefined, onRow: () => undefined })
  const { prelude } = await prerender(page)
  return new Response(prelude).text()
}

const countOf = (html: string, part: string) => html.split(part).length - 1

test('the table is a grid with a header for each environment, and a row header in each row', async () => {
  const html = await drawn(await openWith({}, ['test', 'staging', 'live']))
  expect(html).toContain('aria-colcount="8"')
  expect(html).toContain('role="grid"')
  for (const name of ['Service', 'Key', 'Test', 'Staging', 'Live', 'In the game’s files', 'Due', 'Checked'])
    expect(html).toMatch(new RegExp(`role="columnheader"[^>]*>${name}<`))
  const rows = countOf(html, 'role="row"') - 1
  expect(countOf(html, 'role="rowheader"')).toBe(2 * rows)
  expect(html, 'what all environments share spans their columns').toContain('aria-colspan="3"')
  expect(countOf(html, 'tabindex="0"'), 'one stop for Tab').toBe(1)
})

test('a project without services says how to add one', async () => {
  const app = await openWith({
    coherence: { all: { shown: false } },
    cloudeka: { all: { shown: false } },
    plutu: { all: { shown: false } },
  })
  const html = await drawn(app)
  expect(html).toContain('This project shows no services yet.')
  expect(html).not.toContain('role="grid"')
})

test('a secret’s row says by when it is to be renewed, and warns when that is near or past', async () => {
  const withDay = async (day: string) => draw((await openWith({ coherence: { test: { portalTokenRenewOn: day } } })).view())
  expect(await withDay(inDays(200))).toMatch(/class="line">Renew by \d+ \w+ \d{4}/)
  expect(await withDay(inDays(5))).toMatch(/class="line is-warning">Renew by [^<]*, in 5 days/)
  expect(await withDay(inDays(-2))).toMatch(/class="line is-problem">Renew it now: the day was [^<]*, 2 days ago/)
  expect(await withDay('')).not.toContain('Renew by')
})

test('what is written in the team’s file and is no day is named beside the secret', async () => {
  const app = await openWith({ coherence: { test: { portalTokenRenewOn: 'next spring' } } })
  expect(await draw(app.view())).toMatch(/role="alert">[^<]*next spring/)
})
