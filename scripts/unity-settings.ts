import { readFileSync, writeFileSync } from 'node:fs'

import { dataOf, type Facts } from './lib/unitySettings/fromFacts'

// Makes the data about Unity's settings from facts that were gathered elsewhere, as JSON. What the code does not use is left out,
// and so is what it would say by itself. docs/engine-settings.md tells where the facts come from.

const [from] = process.argv.slice(2)
if (from === undefined) throw new Error('Usage: npm run settings:unity -- FACTS.json')
const facts = JSON.parse(readFileSync(from, 'utf8')) as Facts
writeFileSync('electron/core/engineSettings/unity/data/settings.json', dataOf(facts))
