import type { Answer } from './answer'
import { isObject } from './body'
import { writtenNumber } from './exactJson'

type Envelope = Readonly<Record<string, unknown>>

/** What an answer with a list says of the rest of it. */
export type PageSaid = {
  /** Where the portal says the next page is, unchecked. */
  next: string | null
  /** It says that there is more, with or without a way there. */
  more: boolean
  /** How many entries there are in all pages, and how many pages. */
  total: number | null
  pages: number | null
}

// Nobody agrees on these names. Each was met in answers of a common framework (Laravel, Django, Spring, Rails, Go's).
const wrappers = [
  ...['data', 'meta', '_meta', 'pagination', 'paging', 'paginator', 'page', 'page_info', 'pageInfo', 'links', '_links'],
  ...['cursor', 'cursors', 'result', 'results', 'response', 'tokens', 'items', 'list', 'rows', 'orgs'],
]
const countForm = /^\d{1,9}(?:\.0+)?$/

const names = {
  next: ['next', 'next_page_url', 'nextPageUrl', 'next_url', 'nextUrl', 'next_link', 'nextLink', '@odata.nextLink'],
  more: [
    ...['has_more', 'hasMore', 'has_next', 'hasNext', 'has_next_page', 'hasNextPage', 'more', 'next_page', 'nextPage'],
    ...['next_cursor', 'nextCursor', 'next_token', 'nextToken', 'next_page_token', 'nextPageToken'],
  ],
  end: ['last', 'is_last', 'isLast', 'is_last_page', 'isLastPage'],
  total: [
    ...['total', 'total_count', 'totalCount', 'total_items', 'totalItems', 'total_records', 'totalRecords'],
    ...['total_elements', 'totalElements', 'total_rows', 'count'],
  ],
  pages: ['last_page', 'lastPage', 'total_pages', 'totalPages', 'total_page', 'totalPage', 'page_count', 'pageCount', 'pages'],
}

/** Reads the signs of a list that goes on, in the answer's envelope and headers. Entries of the list are not looked at. */
export function pageSaid({ body, headers }: Pick<Answer, 'body' | 'headers'>): PageSaid {
  const around = envelopesIn(body)
  const values = (keys: readonly string[]) => keys.flatMap((key) => around.map((envelope) => envelope[key]))
  const next = [nextIn(headers['link'] ?? ''), ...values(names.next).map(hrefOf)].filter((found) => found !== null)
  const unclear = [...values(names.next).filter((value) => hrefOf(value) === null), ...values(names.total).filter(isVast)]
  return {
    next: next[0] ?? null,
    more: [headers['x-next-page'], ...values(names.more), ...unclear].some(isSaid) || values(names.end).includes(false),
    total: firstCount([...values(names.total), headers['x-total-count'], headers['x-total']]),
    pages: firstCount([...values(names.pages), headers['x-total-pages']]),
  }
}

function envelopesIn(body: unknown, depth = 0): Envelope[] {
  if (!isObject(body) || depth > 3) return []
  return [body, ...wrappers.flatMap((name) => envelopesIn(body[name], depth + 1))]
}

/** An address, as a text or in an object. A cursor is none: nobody says what it belongs to. */
function hrefOf(value: unknown): string | null {
  if (isObject(value)) return hrefOf(value['href'] ?? value['url'])
  return typeof value === 'string' && /^(?:https?:\/\/|[/?])/i.test(value) ? value : null
}

/** RFC 8288: `<address>; rel="next"`, separated by commas. */
function nextIn(header: string): string | null {
  for (const link of header.split(/,(?=\s*<)/)) {
    const [, address, parameters = ''] = /^\s*<([^>]*)>(.*)$/.exec(link) ?? []
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(parameters)
    const words = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/)
    if (address !== undefined && words.includes('next')) return address
  }
  return null
}

function isSaid(value: unknown): boolean {
  return Boolean(value) && value !== 'false'
}

/** A number of entries that is none: too many to count, or a part of one. */
function isVast(value: unknown): boolean {
  const number = writtenNumber(value)
  return number !== null && !number.startsWith('-') && !countForm.test(number)
}

function firstCount(values: readonly unknown[]): number | null {
  const texts = values.map((value) => writtenNumber(value) ?? value)
  const found = texts.find((text) => typeof text === 'string' && countForm.test(text))
  return found === undefined ? null : Number(found)
}
