import { describe, expect, test } from 'vitest'

import { mostPages } from '../../../../electron/core/portal/pages'
import { mostItems } from '../../../../electron/core/portal/request'
import { createCloudeka } from '../../../../electron/core/services/cloudeka/cloudeka'
import { TokenList } from '../../../../electron/core/services/cloudeka/answers'
import { OrganizationList } from '../../../../electron/core/services/coherence/answers'
import { createCoherence } from '../../../../electron/core/services/coherence/coherence'
import { clientOf, failureOf, json, serve } from '../../world/loopback'

const list = '/core/cldkctl/token'
const jwt = 'jwt.of.sorts'
const token = 'cldkctl_signs0in0with0this'
const rows = (...ids: string[]) => ids.map((id) => ({ id, name: `Token ${id}`, created_at: null, expired_at: null }))

type Telling = (asked: { url: URL; origin: string; count: number }) => {
  body: unknown
  status?: number
  headers?: Record<string, string>
}

/** A portal that gives its list page by page. */
async function portalOf(tell: Telling) {
  const asked: string[] = []
  const { origin } = await serve((response, { path, headers }) => {
    if (path.endsWith('/auth')) return json(response, { data: { token: jwt } })
    asked.push(`${path} ${headers.authorization}`)
    const {
      body,
      status,
      headers: told,
    } = tell({ url: new URL(path, `http://${headers.host}`), origin: `http://${headers.host}`, count: asked.length })
    return json(response, body, status, told)
  })
  const { tokens } = createCloudeka({ client: clientOf({ timeout: 1000 }), now: () => new Date() })
  const controller = new AbortController()
  const read = () => tokens.list({ portalUrl: origin, origin, token, signal: controller.signal })
  const ids = async () => {
    const { items, rest } = await read()
    return { ids: items.map(({ id }) => id), rest }
  }
  return { asked, read, ids, cancel: () => controller.abort(), origin }
}

const unknown = { total: null, why: null }

describe('a list that says it is not whole', () => {
  test.each<[string, object, object, object?]>([
    [
      'the first page of four, without an address',
      {},
      { meta: { current_page: 1, last_page: 4, per_page: 1, total: 4 } },
      { total: 4, why: null },
    ],
    ['a total', {}, { total: 4 }, { total: 4, why: null }],
    ['a total in words', {}, { total: '4' }, { total: 4, why: null }],
    ['a total as some write numbers', {}, { meta: { pagination: { total: 4 } } }, { total: 4, why: null }],
    ['a count beside the list', {}, { count: 4, next: null }, { total: 4, why: null }],
    ['a total that nobody can count', {}, { raw: '"total":1e400' }, unknown],
    ['more', {}, { has_more: true }, unknown],
    ['more, in an envelope', {}, { pageInfo: { hasNextPage: true, endCursor: 'x' } }, unknown],
    ['a cursor', {}, { meta: { next_cursor: 'eyJpZCI6MX0' } }, unknown],
    ['a cursor as next', {}, { next: 'eyJpZCI6MX0' }, unknown],
    ['a page number as next', {}, { next: 2 }, unknown],
    ['that it is not the last page', {}, { last: false }, unknown],
    ['a number of pages', {}, { total_pages: 3 }, unknown],
    ['a total in a header', { 'X-Total-Count': '4' }, {}, { total: 4, why: null }],
    ['a next page in a header', { 'X-Next-Page': '2' }, {}, unknown],
    ['an address nobody understands', {}, { links: { next: 'http://[' } }, unknown],
  ])('%s is shown as what it is', async (_what, headers, said, rest) => {
    const { raw = '', ...more } = said as { raw?: string }
    const text = JSON.stringify({ data: rows('t1'), ...more }).replace(/\}$/, raw === '' ? '}' : `,${raw}}`)
    const { ids, asked } = await portalOf(() => ({ body: text, headers: headers as Record<string, string> }))
    expect(await ids()).toEqual({ ids: ['t1'], rest })
    expect(asked).toHaveLength(1)
  })

  test.each<[string, object]>([
    ['no word about it', {}],
    ['a total that is here', { total: 1 }],
    ['one page of one', { meta: { current_page: 1, last_page: 1, total: 1.0 } }],
    ['pages that are counted from zero', { page: { number: 0, totalPages: 1, totalElements: 1 } }],
    ['nothing next', { links: { first: '/a', last: '/a', prev: null, next: null }, has_more: false, next_cursor: '' }],
    ['numbers that say something else', { status: 200, code: 0, user: { total: 7 } }],
    ['a total below zero, for one that is not known', { total: -1 }],
  ])('%s is a whole list', async (_what, said) => {
    const { ids } = await portalOf(() => ({ body: { data: rows('t1'), ...said } }))
    expect(await ids()).toEqual({ ids: ['t1'], rest: null })
  })
})

describe('reading on', () => {
  const pages =
    (last: number, way: (page: number, origin: string) => Partial<ReturnType<Telling>>): Telling =>
    ({ url, origin }) => {
      const page = Number(url.searchParams.get('page') ?? 1)
      const { body, ...more } = page < last ? way(page + 1, origin) : {}
      return { body: { data: rows(`t${page}`), ...(body as object) }, ...more }
    }

  test.each<[string, (page: number, origin: string) => Partial<ReturnType<Telling>>]>([
    ['links.next', (page) => ({ body: { links: { next: `${list}?page=${page}` }, meta: { total: 4 } } })],
    ['a whole address', (page, origin) => ({ body: { next_page_url: `${origin}${list}?page=${page}` } })],
    ['a query alone', (page) => ({ body: { paging: { next: `?page=${page}` } } })],
    ['an object', (page) => ({ body: { _links: { next: { href: `${list}?page=${page}` } } } })],
    ['the Link header', (page) => ({ headers: { Link: `<${list}?page=1>; rel="first", <${list}?page=${page}>; rel="next"` } })],
    ['the Link header without quotes', (page) => ({ headers: { Link: `<${list}?page=${page}>;rel=next` } })],
  ])('follows %s to the end, with the same sign-in', async (_what, way) => {
    const { ids, asked } = await portalOf(pages(4, way))
    expect(await ids()).toEqual({ ids: ['t1', 't2', 't3', 't4'], rest: null })
    expect(asked).toEqual(['', '?page=2', '?page=3', '?page=4'].map((query) => `${list}${query} Bearer ${jwt}`))
  })

  test.each([
    ['another origin', 'http://127.0.0.1:9/x'],
    ['another origin without a scheme', '//127.0.0.1:9/x'],
    ['another scheme', 'https://127.0.0.1:9/x'],
    ['an address with a login', 'http://robin:x@HOST/x'],
    ['an address with the sign-in in it', `${list}?page=2&jwt=${jwt}`],
    ['an address with the token in it', `${list}?page=2&token=${token}`],
    ['an address without end', `${list}?page=2&${'x'.repeat(3000)}`],
  ])('never goes to %s, and says that the list is not whole', async (_what, next) => {
    const { ids, asked } = await portalOf(({ origin }) => ({
      body: { data: rows('t1'), links: { next: next.replace('HOST', new URL(origin).host) } },
    }))
    expect(await ids()).toEqual({ ids: ['t1'], rest: unknown })
    expect(asked).toHaveLength(1)
  })

  test('ends where the pages lead in a circle', async () => {
    const { ids, asked } = await portalOf(({ url }) => {
      const page = Number(url.searchParams.get('page') ?? 1)
      return { body: { data: rows(`t${page}`), next: `${list}?page=${page === 3 ? 2 : page + 1}` } }
    })
    expect(await ids()).toEqual({ ids: ['t1', 't2', 't3'], rest: unknown })
    expect(asked).toHaveLength(3)
  })

  test('ends where every page is the same one under another address', async () => {
    const { ids, asked } = await portalOf(({ count }) => ({
      body: { data: rows('t1'), next: `${list}?page=${count + 1}`, total: 1 },
    }))
    expect(await ids()).toEqual({ ids: ['t1'], rest: null })
    expect(asked).toHaveLength(2)
  })

  test('ends after so many pages, however many there are', async () => {
    const { ids, asked } = await portalOf(pages(Infinity, (page) => ({ body: { next: `${list}?page=${page}` } })))
    const { ids: read, rest } = await ids()
    expect([read.length, asked.length, rest]).toEqual([mostPages, mostPages, unknown])
  })

  test('ends after so many entries, and after so many bytes', async () => {
    const many = (size: number) => Array.from({ length: size }, (_, index) => `${index}`)
    const full = await portalOf(({ count }) => ({
      body: { data: rows(...many(mostItems / 2).map((id) => `${count}x${id}`)), next: `?page=${count}` },
    }))
    expect([(await full.ids()).ids.length, full.asked.length]).toEqual([mostItems, 2])
    const fat = await portalOf(({ count }) => ({
      body: { data: rows(`t${count}`), next: `?page=${count}`, extra: 'x'.repeat(5 * 1024 * 1024) },
    }))
    expect(await fat.ids()).toEqual({ ids: ['t1', 't2'], rest: unknown })
  })

  test('ends within a page that has more than is shown, and says that there are more', async () => {
    const vast = await portalOf(() => ({ body: Array.from({ length: 150_000 }, (_, index) => ({ id: `${index}`, name: 'n' })) }))
    const { ids, rest } = await vast.ids()
    expect([ids.length, ids.at(-1), rest]).toEqual([mostItems, `${mostItems - 1}`, unknown])
  })

  test('looks no further than the first entry that is no good, nor at more than are shown', () => {
    const zeros = Array.from({ length: 100_000 }, () => 0)
    for (const { error } of [TokenList.safeParse({ data: zeros }), OrganizationList.safeParse({ orgs: zeros })]) {
      expect(error?.issues).toHaveLength(1)
    }
    expect(OrganizationList.safeParse({ orgs: [{ id: 'o', name: 'O', projects: zeros }] }).error?.issues).toMatchObject([
      { path: ['orgs', 0, 'projects', 0] },
    ])
    let looked = 0
    const watched = new Proxy(
      { id: 't', name: 'T' },
      { get: (row, name) => (name === 'id' ? void (looked += 1) : undefined, Reflect.get(row, name)) },
    )
    expect(TokenList.parse(zeros.map(() => watched))).toHaveLength(mostItems + 1)
    expect(looked).toBeLessThan(zeros.length)
  })

  test('shows an entry once that moved to the next page meanwhile, and twice if it is twice on one page', async () => {
    const { ids } = await portalOf(({ count }) =>
      count === 1
        ? { body: { data: rows('a', 'b', 'b'), next: '?page=2' } }
        : { body: { data: [...rows('b'), ...rows('c'), { ...rows('a')[0], name: 'Other' }] } },
    )
    expect((await ids()).ids).toEqual(['a', 'b', 'b', 'c', 'a'])
  })

  test.each<[string, ReturnType<Telling>, RegExp]>([
    ['a fault', { status: 500, body: {} }, /internal error \(500\)/],
    ['a refusal', { status: 404, body: {} }, /does not know this request/],
    ['another shape', { body: { data: 'none' } }, /unexpected form|expected data/],
    ['no JSON', { body: '<html>' }, /web page/],
    ['a redirect away', { status: 302, body: '', headers: { Location: 'http://127.0.0.1:9/x' } }, /another origin/],
  ])('a later page that is %s ends the list, with the reason', async (_what, told, why) => {
    const { ids } = await portalOf(({ count }) =>
      count === 1 ? { body: { data: rows('t1'), next: '?page=2', total: 4 } } : told,
    )
    expect(await ids()).toEqual({ ids: ['t1'], rest: { total: 4, why: expect.stringMatching(why) } })
  })

  test('a first page that fails is a failure, as ever', async () => {
    const { read } = await portalOf(() => ({ status: 500, body: {} }))
    expect(await failureOf(read())).toMatchObject({ code: 'portal-fault' })
  })

  test('Cancel on a later page ends all of it', async () => {
    const portal = await portalOf(({ count }) => {
      if (count === 2) portal.cancel()
      return { body: { data: rows(`t${count}`), next: `?page=${count + 1}` } }
    })
    expect(await failureOf(portal.read())).toMatchObject({ code: 'cancelled' })
    expect(portal.asked).toHaveLength(2)
  })

  test('a sign-in that ends on a later page reads the list anew, once', async () => {
    const portal = await portalOf(({ count, url }) =>
      count === 3
        ? { status: 401, body: {} }
        : { body: { data: rows(`t${url.search}`.replace(/\W/g, '')), ...(url.search === '' && { next: '?page=2' }) } },
    )
    await portal.read()
    portal.asked.length = 1
    expect(await portal.ids()).toEqual({ ids: ['t', 'tpage2'], rest: null })
  })
})

describe("coherence's organizations", () => {
  const key = (digit: string) => digit.repeat(32)
  const project = (id: string, digit: string, more: object = {}) => ({
    id,
    name: id,
    portal_token: key(digit),
    runtime_key: key('abcdef'[Number(digit)] ?? 'f'),
    ...more,
  })
  const organization = (id: string, ...projects: object[]) => ({ id, name: id, projects })

  async function read(tell: Telling) {
    const asked: string[] = []
    const { origin } = await serve((response, { path, headers }) => {
      asked.push(path)
      const {
        body,
        status,
        headers: told,
      } = tell({ url: new URL(path, 'http://x'), origin: `http://${headers.host}`, count: asked.length })
      json(response, body, status, told)
    })
    const { organizations } = createCoherence({
      client: clientOf(),
      newId: () => 'id',
      now: () => new Date(),
      wait: async () => undefined,
    })
    const found = await organizations({
      portalUrl: `${origin}/v1/portal`,
      origin,
      token: 'login-token',
      signal: new AbortController().signal,
    })
    return { found, asked }
  }

  test('are read on to the end, and say when that is not the end', async () => {
    const { found } = await read(({ count }) => ({
      body: { orgs: [organization(`o${count}`)], ...(count < 3 && { next: `?page=${count + 1}` }) },
    }))
    expect([found.choices.map(({ id }) => id), found.rest]).toEqual([['o1', 'o2', 'o3'], null])
    const short = await read(() => ({ body: { orgs: [organization('o1')], meta: { total: 2 } } }))
    expect(short.found.rest).toEqual({ total: 2, why: null })
  })

  test('say when an organization does not show all of its projects', async () => {
    const { found } = await read(() => ({ body: { orgs: [{ ...organization('o1', project('p1', '1')), has_more: true }] } }))
    expect(found.rest).toEqual(unknown)
  })

  test('with one id for two projects give the key of neither', async () => {
    const { found } = await read(() => ({ body: { orgs: [organization('o1', project('p1', '1'), project('p1', '2'))] } }))
    expect(await failureOf((async () => found.pick({ organization: 'o1', project: 'p1' }))())).toMatchObject({
      code: 'unexpected',
    })
    expect(found.find(key('1'))?.values['projectId']).toBe('p1')
  })

  test('with one portal token for two projects do not guess, and the same project twice is one', async () => {
    const { found } = await read(() => ({ body: { orgs: [organization('o1', project('p1', '1'), project('p2', '1'))] } }))
    expect(await failureOf((async () => found.find(key('1')))())).toMatchObject({ code: 'unexpected' })
    expect(found.pick({ organization: 'o1', project: 'p2' })?.values['projectId']).toBe('p2')
    const twice = await read(() => ({
      body: { orgs: [organization('o1', project('p1', '1')), organization('o2', project('p1', '1'))] },
    }))
    expect(twice.found.find(key('1'))?.values['projectId']).toBe('p1')
  })

  test('with a number as id are refused with its place, and none is rounded', async () => {
    const text = JSON.stringify({ orgs: [organization('o1', project('p1', '1'))] }).replace('"p1"', '653247040368672768')
    expect(await failureOf(read(() => ({ body: text })))).toMatchObject({
      code: 'unexpected',
      message: expect.stringContaining('orgs.0.projects.0.id'),
    })
  })
})
