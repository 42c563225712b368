import { z } from 'zod'

import { Service } from '../../shared/catalog/service'
import { memberTexts } from './serviceSchemaTexts'

const serviceSchemaUrl = 'https://latchkey.dev/schemas/service-1.json'

/** Zod names formats of its own beside the patterns that say the same, and validators stop at those they don't know. */
function withoutOwnFormats({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }): void {
  if (jsonSchema.pattern !== undefined) delete jsonSchema.format
}

/** One member: the text comes first, where people look who open the schema itself. */
function memberOf(owner: string, name: string, member: Part): Part {
  const description = memberTexts[`${owner}.${name}`] ?? memberTexts[name]
  return { ...(description !== undefined && { description }), ...described(member, name) }
}

type Part = Record<string, unknown>

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same with what an editor shows of each member. `owner`: the name of what the members are in. */
function described(part: Part, owner: string): Part {
  const members = isPart(part['properties']) ? Object.entries(part['properties']) : []
  const inner = Object.fromEntries(
    ['items', 'additionalProperties'].flatMap((name) => {
      const value = part[name]
      return isPart(value) ? [[name, described(value, owner)]] : []
    }),
  )
  const forms = ['anyOf', 'oneOf'].flatMap((name) => {
    const value = part[name]
    return Array.isArray(value)
      ? [[name, value.map((form: unknown) => (isPart(form) ? described(form, owner) : form))] as const]
      : []
  })
  const properties = members.map(([name, member]) => [name, isPart(member) ? memberOf(owner, name, member) : member] as const)
  return {
    ...part,
    ...inner,
    ...Object.fromEntries(forms),
    ...(members.length > 0 && { properties: Object.fromEntries(properties) }),
  }
}

/**
 * The JSON Schema of a declared service, made from the schema that reads it, so that the two can't differ. Latchkey checks
 * more than a schema can say: `electron/core/declarations/`.
 */
export function serviceSchema(): Record<string, unknown> {
  const { $schema, ...form } = z.toJSONSchema(Service, { target: 'draft-2020-12', io: 'input', override: withoutOwnFormats })
  return {
    $schema,
    $id: serviceSchemaUrl,
    title: 'Latchkey service',
    description: 'An online service of a game, as Latchkey shows it. No secret is ever in it.',
    ...described(form, 'service'),
  }
}
