import { z } from 'zod'

import { Service } from '../../shared/catalog/service'

const serviceSchemaUrl = 'https://latchkey.dev/schemas/service-1.json'

/** Zod names formats of its own beside the patterns that say the same, and validators stop at those they don't know. */
function withoutOwnFormats({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }): void {
  if (jsonSchema.pattern !== undefined) delete jsonSchema.format
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
    ...form,
  }
}
