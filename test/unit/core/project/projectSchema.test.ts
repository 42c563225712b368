import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv2020 } from 'ajv/dist/2020'
import { expect, test } from 'vitest'

import { schemaUrl } from '../../../../electron/core/project/projectDocument'
import { projectSchema } from '../../../../scripts/lib/projectSchema'
import { builtIn as services } from '../../../../shared/catalog/builtIn'
import { fieldsOf } from '../../../../shared/catalog/services'
import { at, portalOfTest, projectPath, startWithProject, tokenAt } from '../../world/appWorld'

const text = readFileSync(join(import.meta.dirname, '../../../../docs/schemas/project-1.json'), 'utf8')
const judge = new Ajv2020({ strict: true, formats: { uuid: /^[0-9a-f-]{36}$/ } }).compile(JSON.parse(text))
const id = '3b0a8a3e-6a3e-4f0e-9a4e-6f1f0a3c7d21'
const fits = (coherence: object) => judge({ version: 1, id, services: { coherence } })

test('the schema in docs/ is that of the services as they are declared now', () => {
  expect(text, 'run npm run schema').toBe(`${JSON.stringify(projectSchema(schemaUrl), null, 2)}\n`)
})

test('what Latchkey writes after a day of use fits the schema that the file names', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  await app.call('setting.write', { ...at, field: 'envFile', value: 'server/.env' })
  const written: { $schema?: string; services?: object } = JSON.parse(app.project.text(projectPath))
  expect(written.$schema).toBe(schemaUrl)
  expect(JSON.stringify(written.services)).toContain(portal.first.runtime_key)
  expect(judge(written), JSON.stringify(judge.errors)).toBe(true)
})

test('a place that a team adds fits it, and an editor marks one of no field, or in a format of engines', async () => {
  const place = { field: 'runtimeKey', file: 'game.json', format: 'jsonTree', key: 'online', inside: 'key' }
  expect(fits({ test: { places: { a: place } }, all: { places: { b: { ...place, format: 'keysFile' } } } })).toBe(true)
  expect(fits({ test: { places: { a: { ...place, field: 'portalToken' } } } })).toBe(false)
  expect(fits({ test: { places: { a: { ...place, format: 'unityTree' } } } })).toBe(false)
})

test('an editor marks a value of the wrong kind, and nothing that another version or tool added', () => {
  expect(fits({ all: { useCustomEndpoint: 'yes' } })).toBe(false)
  expect(fits({ test: { runtimeKey: 7 } })).toBe(false)
  expect(fits({ all: { filesHold: 'No name' } })).toBe(false)
  expect(judge({ version: 1 })).toBe(false)
  expect(fits({ staging: { anything: [1] }, all: { ofTomorrow: null } })).toBe(true)
  expect(judge({ version: 1, id, services: { photon: { all: {} } }, tool: true })).toBe(true)
})

test('it names every setting with its label and help, and no secret', () => {
  const schema: { properties: { services: { properties: Record<string, object> } } } = JSON.parse(text)
  for (const service of services) {
    const own = JSON.stringify(schema.properties.services.properties[service.id])
    for (const { kind, id: field, label, help } of fieldsOf(service)) {
      expect(own.includes(`${JSON.stringify(field)}:{`), field).toBe(kind !== 'secret')
      if (kind !== 'secret') for (const words of [label, help]) expect(own).toContain(JSON.stringify(words))
    }
  }
})
