import { mkdirSync, writeFileSync } from 'node:fs'

import { presetSchemaUrl } from '../electron/core/engineSettings/preset'
import { schemaUrl } from '../electron/core/project/projectDocument'
import { presetSchema } from './lib/presetSchema'
import { projectSchema } from './lib/projectSchema'
import { serviceSchema } from './lib/serviceSchema'

// Writes the JSON Schemas of project.json, from the services as they are declared now, of presets and of declared services.
// Tests say when that is due.
mkdirSync('docs/schemas', { recursive: true })
writeFileSync('docs/schemas/project-1.json', `${JSON.stringify(projectSchema(schemaUrl), null, 2)}\n`)
writeFileSync('docs/schemas/preset-1.json', `${JSON.stringify(presetSchema(presetSchemaUrl), null, 2)}\n`)
writeFileSync('docs/schemas/service-1.json', `${JSON.stringify(serviceSchema(), null, 2)}\n`)
