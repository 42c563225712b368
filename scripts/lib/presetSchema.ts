import { mostPresetRows } from '../../electron/core/engineSettings/preset'

/** The JSON Schema of a preset of engine settings. Open, as that of `project.json` is. */
export function presetSchema(id: string): Record<string, unknown> {
  const text = (maxLength: number, description: string) => ({ type: 'string', minLength: 1, maxLength, description })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'Latchkey preset',
    description: 'Settings of a game engine, to be applied to other projects. Secrets are never in it.',
    type: 'object',
    required: ['version', 'engine', 'rows'],
    properties: {
      $schema: { type: 'string' },
      version: { const: 1, description: 'Of the form of this file.' },
      engine: { enum: ['unity', 'unreal', 'godot'], description: 'The engine whose settings these are.' },
      rows: {
        type: 'array',
        maxItems: mostPresetRows,
        items: {
          type: 'object',
          required: ['file', 'key', 'value'],
          properties: {
            file: text(1024, 'The file of the setting, from the folder of the project.'),
            key: text(2048, 'Which setting of that file it is.'),
            value: {
              type: ['string', 'null'],
              maxLength: 65_536,
              description: 'As Latchkey shows it. Null takes the setting out of the file, so that the engine uses its default.',
            },
          },
        },
      },
    },
  }
}
