import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import type { Field } from '../../../../shared/catalog/fields'
import { Service } from '../../../../shared/catalog/service'
import { builtIn as services } from '../../../../shared/catalog/builtIn'
import { declare, fieldOf, fieldsOf, nameAt, serviceOf } from '../../../../shared/catalog/services'

const root = join(import.meta.dirname, '../../../..')

test.each(services.map((service) => [service.id, service] as const))(
  'what %s is could stand in a JSON file, and is read from one unchanged',
  (_, service) => {
    const read: unknown = JSON.parse(JSON.stringify(service))
    expect(read).toEqual(service)
    expect(Service.parse(read)).toEqual(service)
  },
)

/** What a field refers to, by where that has to be. */
function namedBy(field: Field): { link?: string | undefined; fetched?: string | undefined; switch?: string | undefined } {
  if (field.kind === 'secret') return { link: field.link }
  if (field.kind === 'fetched') return { fetched: field.companion }
  return field.kind === 'text' ? { switch: field.enabledBy } : {}
}

/** The fields that the roles of a service name. */
function rolesOf({ portal, fetch, tokens, check }: Service): string[] {
  const named = [portal?.isCustom, portal?.customUrl, fetch?.secret, fetch?.key, tokens?.secret]
  return [...named.filter((id) => id !== undefined), ...(check?.sends ?? [])]
}

test.each(services.map((service) => [service.id, service] as const))(
  '%s names only fields and links that it has',
  (_, service) => {
    for (const id of rolesOf(service)) expect(fieldOf(service, id), id).toBeDefined()
    for (const { link, ...kinds } of fieldsOf(service).map(namedBy)) {
      if (link !== undefined) expect(Object.keys(service.links)).toContain(link)
      for (const [kind, id] of Object.entries(kinds)) if (id !== undefined) expect(fieldOf(service, id)?.kind).toBe(kind)
    }
  },
)

test('a declaration with anything that is not in the form is refused whole', () => {
  const [service] = services
  for (const wrong of [{ run: 'sh' }, { id: 'Upper' }, { portal: {} }, { links: { a: { label: 'a', url: 'javascript:0' } } }]) {
    expect(Service.safeParse({ ...service, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
  }
})

/** The lists of the catalog and of the service modules, and each service's own folder or file. */
const own =
  /^(?:electron\/core\/services\/modules\.ts|shared\/catalog\/\w+\.ts|electron\/core\/services\/(?:coherence|cloudeka|plutu)\/\w+\.ts)$/
/** The ids, as they are and as words; but for those that are words of every engine. */
const names = new RegExp(
  services
    .map(({ id }) => ({ epic: 'epic online|\\beos\\b', steam: 'steamworks', itch: 'itch\\.io|butler' })[id] ?? `\\b${id}`)
    .join('|'),
  'i',
)

const naming = (file: string, text: string) => !own.test(file) && names.test(text)

test('nothing outside of the catalog and its own folder names a service', () => {
  const files = ['electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.(?:tsx?|css|html)$/.test(path)),
  )
  expect(files.filter((file) => naming(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
  for (const word of ['Coherence', 'photonSettings', 'Epic Online Services', 'GameAnalytics', 'Discord']) {
    expect(naming('renderer/App.tsx', `const word = "${word}"`), `${word} is found`).toBe(true)
  }
})

test('an environment of any name is called by that name where a service has no other one', () => {
  for (const service of services.filter(({ environments }) => typeof environments !== 'string')) {
    expect(nameAt(service, 'constructor')).toBe('Constructor')
  }
})

test('a copy of a declaration that says the same is no other one, and one that says something else is', () => {
  const [first] = services
  if (first === undefined) return expect.unreachable('The catalog is empty.')
  onTestFinished(() => declare([first]))
  declare([structuredClone(first)])
  expect(serviceOf(first.id)).toBe(first)
  const other = { ...first, summary: 'Another one.' }
  declare([other])
  expect(serviceOf(first.id)).toBe(other)
})
