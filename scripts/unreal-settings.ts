import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { dataOf } from './lib/unrealSettings'

// Makes the data about Unreal's settings from a file of facts: docs/engine-settings.md says what those are.

const [facts] = process.argv.slice(2)
if (facts === undefined) {
  console.error('Usage: npm run settings:unreal -- unreal-settings.json')
  process.exit(2)
}
const path = join(import.meta.dirname, '../electron/core/engineSettings/unreal/data/settings.json')
writeFileSync(path, dataOf(JSON.parse(readFileSync(facts, 'utf8'))))
