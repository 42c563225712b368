import { defaultEnvironments } from '../../shared/values/environments'
import type { Field } from '../../shared/catalog/fields'
import { builtIn } from '../../shared/catalog/builtIn'
import { fieldsOf, ownFieldsOf } from '../../shared/catalog/services'
import { mayHavePlaces, ownFormats } from '../../shared/ownFormats'
import { placesMember } from '../../shared/ownPlace'

type Schema = { [key: string]: unknown }

const name = '^(?!all$)[a-z][a-z0-9-]{0,31}$'

/**
 * The JSON Schema of `.latchkey/project.json`, by which editors complete and explain it. Open, as Latchkey itself is:
 * what another version or another tool adds is not an error.
 */
export function projectSchema(id: string): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'Latchkey project',
    description: 'Settings of the online services of a game, shared by its team. Secrets are never in it.',
    type: 'object',
    required: ['version', 'id'],
    properties: {
      $schema: { type: 'string' },
      version: { const: 1, description: 'Of the form of this file.' },
      id: {
        type: 'string',
        format: 'uuid',
        description: 'By which Latchkey finds the secrets of this project on each computer.',
      },
      environments: {
        type: 'array',
        items: { type: 'string', pattern: name },
        description: 'What the project calls its environments, the one shown first in front.',
        default: defaultEnvironments,
      },
      services: { type: 'object', properties: Object.fromEntries(builtIn.map((service) => [service.id, schemaOf(service)])) },
    },
  }
}

function schemaOf(service: (typeof builtIn)[number]): Schema {
  const group = (isForAll: boolean) => {
    const fields = [...fieldsOf(service), ...ownFieldsOf(service)].filter((field) => stands(field, isForAll))
    const values = Object.fromEntries(fields.map((field) => [field.id, valueOf(field)]))
    const placed = fieldsOf(service).filter((field) => mayHavePlaces(field) && (isForAll || field.perEnvironment))
    const places = placed.length === 0 ? {} : { [placesMember]: placesOf(placed) }
    return { type: 'object', properties: { ...values, ...places } }
  }
  return {
    type: 'object',
    title: service.label,
    description: service.summary,
    properties: { all: group(true) },
    patternProperties: { [name]: group(false) },
  }
}

/** By an id of their own. */
function placesOf(fields: readonly Field[]): Schema {
  const text = { type: 'string', maxLength: 300 }
  const properties = {
    field: { enum: fields.map(({ id }) => id) },
    file: { ...text, description: 'A path inside the project, with / between folders.' },
    format: { enum: ownFormats },
    section: text,
    key: text,
    inside: { ...text, description: 'The way from the key to a part of it, joined by slashes.' },
    as: { const: 'number' },
  }
  const place = { type: 'object', required: ['field', 'file', 'format'], additionalProperties: false, properties }
  return { type: 'object', description: 'Where else in the project values belong.', additionalProperties: place }
}

/** A text or switch that each environment can have separately can be set for all of them at once; a fetched value can't. */
function stands(field: Field, isForAll: boolean): boolean {
  if (field.kind === 'secret') return false
  if (!isForAll) return field.perEnvironment
  return !field.perEnvironment || field.kind === 'text' || field.kind === 'switch'
}

function valueOf(field: Field): Schema {
  const { label: title } = field
  if (field.kind === 'switch') return { type: 'boolean', title, description: field.help, default: field.default }
  if (field.kind === 'files') return { type: 'string', pattern: name, title, description: field.help }
  const shape = { type: 'string', maxLength: 4096, title, description: field.help }
  return field.kind === 'text' ? { ...shape, default: field.default } : shape
}
