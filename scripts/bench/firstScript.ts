import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import type { Row } from './row'

const page = 'out/renderer'

/** The scripts that the page's document names, which are loaded before anything is drawn. */
export function firstScript(): Row[] {
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="(?:\.)?\/?([^"]+\.js)"/g)].map(([, path = '']) => path)
  if (scripts.length === 0) throw new Error('The page names no script.')
  const bytes = [...new Set(scripts)].reduce((sum, path) => sum + statSync(join(page, path)).size, 0)
  return [{ what: 'first JavaScript', beside: '', value: bytes / 1000, raw: null, unit: 'kB', figure: 'plain', budget: 400 }]
}
