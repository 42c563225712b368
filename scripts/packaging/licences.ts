import { readFileSync } from 'node:fs'

import { z } from 'zod'

/** What the bundler notes for each build: every package of which a part is inside. */
const Bundled = z.array(z.object({ name: z.string(), version: z.string(), identifier: z.string(), text: z.string().optional() }))

const lists = ['out/main/.vite/licences.json', 'out/renderer/.vite/licences.json']

/** The licences of everything that is inside the app, in one text. */
export function licencesOfDependencies(): string {
  const all = lists.flatMap((path) => Bundled.parse(JSON.parse(readFileSync(path, 'utf8'))))
  const byName = new Map(all.map((one) => [`${one.name} ${one.version}`, one]))
  const parts = [...byName]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([title, { name, identifier, text }]) => {
      const words = text === undefined || text.trim() === '' ? standardText(name, identifier) : text.trim()
      return `${'='.repeat(72)}\n${title} (${identifier})\n${'='.repeat(72)}\n\n${words}\n`
    })
  return `Latchkey contains parts of the following packages.\n\n${parts.join('\n')}`
}

/** Some packages say MIT and bring no text. It is the same for everyone but for the copyright line. */
function standardText(name: string, identifier: string): string {
  if (identifier !== 'MIT') throw new Error(`${name} brings no text of its licence (${identifier}).`)
  return readFileSync('LICENSE', 'utf8')
    .trim()
    .replace(/^Copyright.*$/m, `Copyright (c) the authors of ${name}`)
}
