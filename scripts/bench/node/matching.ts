import { tokenRows } from '../../../renderer/pages/tokens/searchRows'
import { filtersFor } from '../../../renderer/search/filters'
import { parse } from '../../../renderer/search/query'
import type { SearchRow } from '../../../renderer/search/row'
import { createSearcher } from '../../../renderer/search/searcher'
import type { TokenRow } from '../../../shared/tokens'
import { percentile } from '../statistics'
import { builtIn } from '../../../shared/catalog/builtIn'
import { declare } from '../../../shared/catalog/services'
import { answer } from './app'

// What a letter costs before anything is drawn: finding its hits among a given number of settings and tokens; and what a new
// view costs the next letter, when one value has changed.

declare(builtIn)

const rounds = 12
const queries = ['setting 4999', 'number of', 'portal url', 'token 77 active']
const [settings = 20_000, tokens = 0] = process.argv.slice(2).map(Number)

const filters = filtersFor(['test', 'live'])
const tokenList: TokenRow[] = Array.from({ length: tokens }, (_, count) => ({
  id: `1000000000000${count}`,
  name: `Token ${count}`,
  createdAt: null,
  expiresAt: null,
}))
const searcher = createSearcher()
const letters: number[] = []
const views: number[] = []
for (let round = 0; round < rounds; round += 1) {
  const changed = rowsOf(round)
  views.push(taken(() => searcher.ready(changed)))
  const rows = searcher.ready(changed)
  for (const text of queries.flatMap(begun)) {
    letters.push(taken(() => searcher.hits({ text, folder: '', rows, query: parse(text, filters) })))
  }
}
// The first rounds are slower, as long as the code is not compiled.
const settled = letters.slice(letters.length / 3)
answer({ letter: percentile(settled, 95), view: percentile(views.slice(rounds / 3), 50) })

function rowsOf(round: number): SearchRow[] {
  const made = Array.from({ length: settings }, (_, count): SearchRow => ({
    key: `many/setting${count}`,
    page: 'many',
    place: 'Many',
    label: `Setting ${count}`,
    help: `Number ${count} of the many settings of an engine.`,
    id: `setting${count}`,
    also: '',
    class: 'shared',
    service: null,
    held: { text: count === 0 ? String(round) : 'value', isModified: false, isMissing: false },
    each: null,
  }))
  return [...made, ...tokenRows('cloudeka', tokenList, new Date(), 14)]
}

function begun(query: string): string[] {
  return Array.from(query, (_, index) => query.slice(0, index + 1))
}

function taken(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
