import type { Answer } from './answer'
import { isObject } from './body'
import { writtenNumber } from './exactJson'

/** What an answer with a list says about the rest of it. */
export type PageSaid = {
  /** Where the portal says the next page is, unchecked. */
  next: string | null
  /** Whether it says that there is more, with or without saying where. */
  more: boolean
  /** How many entries there are in all pages, and how many pages. */
  total: number | null
  pages: number | null
}

// There is no standard for these names: each is that of a common framework. Case and underscores are ignored.
const wrappers = new Set([
  'data',
  'meta',
  'pagination',
  'paging',
  'paginator',
  'page',
  'pageinfo',
  'links',
  'cursor',
  'cursors',
  'result',
  'results',
  'response',
])
const names = {
  next: ['next', 'nextpageurl', 'nexturl', 'nextlink', 'odatanextlink'],
  more: ['hasmore', 'hasnext', 'hasnextpage', 'more', 'nextpage', 'nextcursor', 'nexttoken', 'nextpagetoken'],
  end: ['last', 'islast', 'islastpage'],
  total: ['total', 'totalcount', 'totalitems', 'totalrecords', 'totalelements', 'totalrows', 'count'],
  pages: ['lastpage', 'totalpages', 'totalpage', 'pagecount', 'pages'],
}
const countForm = /^\d{1,9}(?:\.0+)?$/

/** Reads from an answer's envelope and headers whether its list goes on. Entries of the list are not looked at. */
export function pageSaid({ body, headers }: Pick<Answer, 'body' | 'headers'>): PageSaid {
  const around = sayingsIn(body)
  const said = (keys: readonly string[]) => keys.flatMap((key) => around.get(key) ?? [])
  const ways = [nextIn(headers['link'] ?? ''), ...said(names.next).map(hrefOf)].filter((way) => way !== null)
  const wayless = said(names.next).filter((value) => hrefOf(value) === null)
  const signs = [headers['x-next-page'], ...said(names.more), ...wayless, ...said(names.total).filter(isVast)]
  return {
    next: ways[0] ?? null,
    more: signs.some(isSaid) || said(names.end).includes(false),
    total: firstCount([...said(names.total), headers['x-total-count'], headers['x-total']]),
    pages: firstCount([...said(names.pages), headers['x-total-pages']]),
  }
}

/** Everything around a list, by its name. */
function sayingsIn(body: unknown, depth = 0, around = new Map<string, unknown[]>()): ReadonlyMap<string, readonly unknown[]> {
  if (!isObject(body) || depth > 3) return around
  for (const [key, value] of Object.entries(body)) {
    const name = key.toLowerCase().replace(/[^a-z]/g, '')
    const values = around.get(name) ?? []
    around.set(name, values)
    values.push(value)
    if (wrappers.has(name)) sayingsIn(value, depth + 1, around)
  }
  return around
}

/** An address, as a text or in an object. A cursor is not one: nobody says what it belongs to. */
function hrefOf(value: unknown): string | null {
  if (isObject(value)) return hrefOf(value['href'] ?? value['url'])
  return typeof value === 'string' && /^(?:https?:\/\/|[/?])/i.test(value) ? value : null
}

/** RFC 8288: `<address>; rel="next"`, separated by commas. */
function nextIn(header: string): string | null {
  for (const [, address, parameters = ''] of header.matchAll(/<([^<>]*)>([^<]*)/g)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(parameters)
    const words = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/)
    if (address !== undefined && words.includes('next')) return address
  }
  return null
}

function isSaid(value: unknown): boolean {
  return Boolean(value) && value !== 'false'
}

/** Whether a number is no count of entries: too large, or with a fraction. */
function isVast(value: unknown): boolean {
  const number = writtenNumber(value)
  return number !== null && !number.startsWith('-') && !countForm.test(number)
}

function firstCount(values: readonly unknown[]): number | null {
  const texts = values.map((value) => writtenNumber(value) ?? value)
  const found = texts.find((text) => typeof text === 'string' && countForm.test(text))
  return found === undefined ? null : Number(found)
}
