import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { declare, serviceOf } from '../../../../shared/catalog/services'
import { foundFirst } from '../../../../shared/hiddenServices'
import type { HiddenService } from '../../../../shared/hiddenView'
import { View } from '../../../../shared/view'
import { draw } from '../../world/drawn'

const read = (): View =>
  View.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../gallery/states/fresh.json'), 'utf8')))

/** The window on the page of the first service, if that one is in a project only where it is found. */
async function drawn(foundBy: string | null, isOptional: boolean): Promise<string> {
  const view = read()
  const project = view.project ?? expect.unreachable('No project is open.')
  const [service, ...services] = project.services.map((one) => ({ ...one, foundBy: null as string | null }))
  const [what] = project.declared
  if (service === undefined || what === undefined) return expect.unreachable('It has no service.')
  // As the page does with each view.
  const known = serviceOf(what.id)
  onTestFinished(() => declare([known]))
  declare([{ ...what, isOptional }])
  return draw({ ...view, project: { ...project, services: [{ ...service, foundBy }, ...services] } })
}

const by = 'Found in the project: com.photon in Packages/manifest.json.'

test.each([
  ['is there because it was found', true],
  ['every project shows, and that was found in this one', false],
])('the page of a service that %s says so, and by what, behind all that is pressed', async (_, isOptional) => {
  const html = await drawn(by, isOptional)
  expect(html).toContain(`data-help="${by}">found in this project</span>`)
  expect(html, 'for a screen reader').toContain(`<p class="visually-hidden">${by}</p>`)
  expect(html.indexOf('found in this project')).toBeGreaterThan(html.indexOf('title-more'))
})

test.each([true, false])('the page of a service that was not found says nothing of it', async (isOptional) => {
  expect(await drawn(null, isOptional)).not.toContain('found in this project')
})

test('of services to add, those that were found come first, each kind as in the catalog', () => {
  const hidden = (id: string, foundBy: string | null): HiddenService => ({
    id,
    label: id,
    summary: '',
    foundBy,
    secrets: 0,
    problem: null,
  })
  const all = [hidden('a', null), hidden('b', by), hidden('c', null), hidden('d', by)]
  expect(foundFirst(all).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c'])
})
