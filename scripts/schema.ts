import { mkdirSync, writeFileSync } from 'node:fs'

import { schemaUrl } from '../electron/core/project/projectDocument'
import { projectSchema } from './lib/projectSchema'

// Writes the JSON Schema of project.json from the services as they are declared now. A test says when that is due.
mkdirSync('docs/schemas', { recursive: true })
writeFileSync('docs/schemas/project-1.json', `${JSON.stringify(projectSchema(schemaUrl), null, 2)}\n`)
