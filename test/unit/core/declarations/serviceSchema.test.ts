import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv2020 } from 'ajv/dist/2020'
import { expect, test } from 'vitest'

import { faultsOf } from '../../../../electron/core/declarations/faults'
import { serviceSchema } from '../../../../scripts/lib/serviceSchema'
import { memberTexts } from '../../../../scripts/lib/serviceSchemaTexts'
import { builtIn } from '../../../../shared/catalog/builtIn'
import { hostileDeclarations } from './hostileDeclarations'
import { fieldOf, placeOf, someDeclaration, type SomeDeclaration } from './someDeclaration'

const text = readFileSync(join(import.meta.dirname, '../../../../docs/schemas/service-1.json'), 'utf8')
const judge = new Ajv2020({ strict: true, strictTypes: false }).compile(JSON.parse(text))

test('the schema in docs/ is that of the form by which declarations are read', () => {
  expect(text, 'run npm run schema').toBe(`${JSON.stringify(serviceSchema(), null, 2)}\n`)
})

test('an editor has a text for every member of a declaration, and none that is about another one', () => {
  const used = new Set<string>()
  const without: string[] = []
  function look(part: unknown, owner: string): void {
    if (typeof part !== 'object' || part === null) return
    const { properties = {}, ...rest } = part as { properties?: Record<string, { description?: string }> }
    for (const [name, member] of Object.entries(properties)) {
      if (member.description === undefined) without.push(`${owner}.${name}`)
      else used.add(member.description)
      look(member, name)
    }
    for (const inner of Object.values(rest)) look(inner, owner)
  }
  look(JSON.parse(text), 'service')
  expect(without).toEqual([])
  expect(Object.values(memberTexts).filter((words) => !used.has(words))).toEqual([])
})

test.each(builtIn.map((service) => [service.id, service] as const))(
  '%s has no fault that a team’s own declaration may not have, but for what only code can do, and fits the schema',
  (_, service) => {
    const others = builtIn.filter((other) => other !== service)
    expect(faultsOf(service, { isBuiltIn: true, others })).toEqual([])
    expect(judge(JSON.parse(JSON.stringify(service))), JSON.stringify(judge.errors)).toBe(true)
  },
)

test('so does a team’s own', () => {
  expect(judge(someDeclaration()), JSON.stringify(judge.errors)).toBe(true)
})

const without = (name: keyof SomeDeclaration) => (declaration: SomeDeclaration) => Reflect.deleteProperty(declaration, name)
const changed = (changes: object) => (declaration: SomeDeclaration) => Object.assign(declaration, changes)

test.each<[string, (declaration: SomeDeclaration) => unknown]>([
  ['has no id', without('id')],
  ['has no label', without('label')],
  ['has no links', without('links')],
  ['has no sections', without('sections')],
  ['has a version of tomorrow', changed({ version: 2 })],
  ['has an id in capitals', changed({ id: 'Scores' })],
  ['has a name that is not in the form', changed({ run: 'sh' })],
  ['is optional in a word', changed({ isOptional: 'yes' })],
  ['has a link that is no https address', changed({ links: { site: { label: 'Site', url: 'http://scores.example' } } })],
  ['has environments as a list', changed({ environments: ['test'] })],
  ['has a portal without an address', changed({ portal: { basePath: '' } })],
  ['has a field of an unknown kind', (declaration) => Object.assign(fieldOf(declaration, 0), { kind: 'file' })],
  ['has a secret that is shared', (declaration) => Object.assign(fieldOf(declaration, 0), { class: 'shared' })],
  ['has a field without a label', (declaration) => Reflect.deleteProperty(fieldOf(declaration, 0), 'label')],
  ['has an id with a hyphen for a field', (declaration) => Object.assign(fieldOf(declaration, 1), { id: 'game-id' })],
  ['has a rule without a message', (declaration) => Object.assign(fieldOf(declaration, 1), { rules: [{ pattern: 'a' }] })],
  [
    'has a pattern that is too long',
    (declaration) => Object.assign(fieldOf(declaration, 1), { rules: [{ pattern: 'a'.repeat(201), message: '' }] }),
  ],
  ['has an unknown format', (declaration) => Object.assign(fieldOf(declaration, 1), { format: 'email' })],
  ['has a place in an unknown engine', (declaration) => Object.assign(placeOf(declaration, 0), { engine: 'flash' })],
  ['has a place without a file', (declaration) => Reflect.deleteProperty(placeOf(declaration, 0), 'file')],
  ['has a place with two files', (declaration) => Object.assign(placeOf(declaration, 0).file, { setting: 'envFile' })],
  ['has an address without a key', (declaration) => Object.assign(placeOf(declaration, 0).values, { gameKey: { section: 'a' } })],
  ['has a request with another method', (declaration) => Object.assign(declaration.check.request, { method: 'PUT' })],
  ['has a verdict of its own', (declaration) => Object.assign(declaration.check.answers[0] ?? {}, { verdict: 'perhaps' })],
  ['has a status that is none', (declaration) => Object.assign(declaration.check.answers[0] ?? {}, { status: [42] })],
  [
    'has a login without a password',
    (declaration) => Object.assign(declaration.check.request, { headers: { Authorization: { basic: ['a'] } } }),
  ],
])('an editor marks a declaration that %s', (_, spoil) => {
  const declaration = someDeclaration()
  spoil(declaration)
  expect(judge(declaration)).toBe(false)
})

test('what the schema refuses of the hostile ones, the app refuses too', () => {
  // Held by their own test; here, that the schema alone would not be enough.
  const passed = hostileDeclarations.filter(({ bytes }) => {
    try {
      return judge(JSON.parse(new TextDecoder().decode(bytes)))
    } catch {
      return false
    }
  })
  expect(passed.length).toBeGreaterThan(50)
})
