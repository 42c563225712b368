import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import type { Field, TextField } from '../../../../shared/catalog/fields'
import { declare, serviceOf } from '../../../../shared/catalog/services'
import type { PlaceView } from '../../../../shared/placeView'
import { View } from '../../../../shared/view'
import { draw } from '../../world/drawn'

const read = (): View =>
  View.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../gallery/states/fresh.json'), 'utf8')))

const typed = (id: string, link?: string): TextField => ({
  id,
  kind: 'text',
  class: 'runtime',
  label: `Label ${id}`,
  help: '',
  perEnvironment: false,
  default: '',
  ...(link !== undefined && { link }),
})

const place = (target: string, path: string, key: string): PlaceView => ({
  target,
  path,
  key,
  ships: true,
  state: 'same',
  theirs: 'a',
  holds: null,
  why: null,
})

/** The page of a service with these fields, whose value is at these places. */
async function drawn(fields: Field[], places: PlaceView[]): Promise<string> {
  const view = read()
  const project = view.project ?? expect.unreachable('No project is open.')
  const [service, ...services] = project.services
  const [what] = project.declared
  if (service === undefined || what === undefined) return expect.unreachable('It has no service.')
  const known = serviceOf(what.id)
  onTestFinished(() => declare([known]))
  const { places: _places, ...rest } = what
  const sections = [{ id: 'keys', label: 'Keys', fields: fields as TextField[] }]
  const links = {
    dashboard: { label: 'Open the dashboard', url: 'https://coherence.io/dashboard' },
    keys: { label: 'Open API keys', url: 'https://coherence.io/keys' },
  }
  const { fetch: _fetch, check: _check, portal: _portal, ...plain } = rest
  declare([{ ...plain, places: [], sections, links }])
  const settings = Object.fromEntries(fields.map(({ id }) => [id, { ...service.settings['portalUrl'], value: 'a' }]))
  const first = { ...service, settings, places: { [fields[0]?.id ?? '']: places } } as typeof service
  return draw({ ...view, project: { ...project, services: [first, ...services] } })
}

test('two places in files of the same name are told apart by their folders, and the key is never what is cut', async () => {
  const html = await drawn(
    [typed('appId')],
    [
      place('a', 'Assets/Photon/PUN/Settings.asset', 'AppSettings › AppIdChat'),
      place('b', 'Assets/Photon/Chat/Settings.asset', 'AppSettings › AppIdChat'),
    ],
  )
  expect(html).toContain('<bdi>Assets/Photon/PUN/Settings.asset</bdi>')
  expect(html).toContain('<bdi>Assets/Photon/Chat/Settings.asset</bdi>')
  expect(html.match(/<span class="place-key">[^<]*AppSettings › AppIdChat<\/span>/g)).toHaveLength(2)
})

test('a property that C# keeps in a field of its own is called by its name', async () => {
  const html = await drawn([typed('dsn')], [place('a', 'Assets/Sentry/Options.asset', '<Dsn>k__BackingField')])
  expect(html).toMatch(/<span class="place-key">[^<]*Dsn<\/span>/)
  expect(html, 'whole in its title').toContain('title="Assets/Sentry/Options.asset · &lt;Dsn&gt;k__BackingField"')
})

test('the page of a service links, beside its name, to each page where a typed value can be looked up, once', async () => {
  const html = await drawn([typed('appId', 'dashboard'), typed('appKey', 'dashboard'), typed('other', 'gone')], [])
  const header = html.slice(html.indexOf('service-title'), html.indexOf('page-summary'))
  expect(header.match(/Open the dashboard/g)).toHaveLength(1)
  expect(await drawn([typed('appId')], [])).not.toContain('title-links')
})
