import { expect, test } from 'vitest'

import { createRowStore } from '../../../../../renderer/rows/engine/rowStore'
import { searchRowsOf } from '../../../../../renderer/rows/engine/searchRows'
import { rowsAtOnce } from '../../../../../shared/enginePage'
import type { EngineSettingView } from '../../../../../shared/engineSettings'
import { page, setting } from './setting'

/** A main process with rows by page, and idle time that comes when the test says so. */
function createMain(pages: Record<string, { revision: number; rows: EngineSettingView[] }>) {
  const asked: string[] = []
  const prepared: string[] = []
  const idle: (() => void)[] = []
  const store = createRowStore({
    read: async (id, from) => {
      asked.push(`${id} ${from}`)
      const { revision = 0, rows = [] } = pages[id] ?? {}
      return { revision, rows: structuredClone(rows.slice(from, from + rowsAtOnce)) }
    },
    whenIdle: () => new Promise<void>((resolve) => idle.push(resolve)),
    searchRowsOf,
    prepare: (rows) => void prepared.push(`${rows[0]?.page ?? ''} ${rows.length}`),
  })

  /** Lets everything happen that does not wait for idle time. */
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }

  return {
    store,
    pages,
    asked,
    prepared,
    settle,
    /** Idle time, until nothing asks for more. */
    async rest(): Promise<void> {
      await settle()
      for (let next = idle.shift(); next !== undefined; next = idle.shift()) {
        next()
        await settle()
      }
    },
  }
}

const many = (id: string, count: number) => Array.from({ length: count }, (_, index) => setting(`${id}${index}`))

test('the page that is shown is read at once, the others in idle time, each part of them once', async () => {
  const main = createMain({ a: { revision: 1, rows: many('a', 3) }, b: { revision: 1, rows: many('b', 2) } })
  main.store.follow('/game', [page('a', 3), page('b', 2)])
  main.store.want('b')
  await main.settle()
  expect(main.asked).toEqual(['b 0'])
  expect(main.store.rows('b')).toHaveLength(2)
  await main.rest()
  expect(main.asked).toEqual(['b 0', 'a 0'])
  expect(main.store.all().get('a')).toHaveLength(3)
  expect(main.prepared.toSorted()).toEqual(['engine/a 3', 'engine/b 2'])
  main.store.follow('/game', [page('a', 3), page('b', 2)])
  await main.rest()
  expect(main.asked).toHaveLength(2)
})

test('a page that is shown while it waits for idle time is read once', async () => {
  const main = createMain({ a: { revision: 1, rows: many('a', 3) } })
  main.store.follow('/game', [page('a', 3)])
  main.store.want('a')
  await main.rest()
  expect(main.asked).toEqual(['a 0'])
  expect(main.prepared).toEqual(['engine/a 3'])
})

test('20,000 rows come in parts, with idle time before each of a page that is not shown', async () => {
  const main = createMain({ a: { revision: 1, rows: many('a', 20_000) } })
  main.store.follow('/game', [page('a', 20_000)])
  await main.settle()
  expect(main.asked).toEqual([])
  await main.rest()
  expect(main.asked).toHaveLength(20_000 / rowsAtOnce + 1)
  expect(main.store.all().get('a')).toHaveLength(20_000)
  expect(main.prepared).toEqual(['engine/a 20000'])
})

test('a long page that is shown for the first time is shown as far as it is known', async () => {
  const main = createMain({ a: { revision: 1, rows: many('a', rowsAtOnce + 1) } })
  const seen: (number | undefined)[] = []
  main.store.subscribe(() => seen.push(main.store.rows('a')?.length))
  main.store.follow('/game', [page('a', rowsAtOnce + 1)])
  main.store.want('a')
  await main.rest()
  expect([...new Set(seen)]).toEqual([undefined, rowsAtOnce, rowsAtOnce + 1])
})

test('a page is read again when it has a new revision; rows that are as before keep their identity', async () => {
  const rows = many('a', 3)
  const main = createMain({ a: { revision: 1, rows } })
  main.store.follow('/game', [page('a', 3)])
  await main.rest()
  const [first, second] = main.store.rows('a') ?? []
  main.pages['a'] = { revision: 2, rows: rows.map((row, index) => (index === 1 ? { ...row, value: 'new' } : row)) }
  main.store.follow('/game', [page('a', 3, 2)])
  await main.rest()
  expect(main.store.rows('a')?.[0]).toBe(first)
  expect(main.store.rows('a')?.[1]).not.toBe(second)
  expect(main.store.rows('a')?.[1]?.value).toBe('new')
})

test('a page that changes while it is read is read anew, and no row of its old state is left', async () => {
  const main = createMain({ a: { revision: 1, rows: many('old', rowsAtOnce + 5) } })
  main.store.follow('/game', [page('a', rowsAtOnce + 5)])
  main.store.want('a')
  const isPartRead = () => main.store.rows('a') !== undefined
  const stop = main.store.subscribe(() => {
    if (isPartRead()) main.pages['a'] = { revision: 2, rows: many('new', rowsAtOnce + 2) }
  })
  await main.rest()
  stop()
  expect(main.store.rows('a')?.map(({ id }) => id)).toEqual(many('new', rowsAtOnce + 2).map(({ id }) => id))
})

test.each([
  ['another project', (main: ReturnType<typeof createMain>) => main.store.follow('/other', [page('a', 1)])],
  ['a project that is opened again', (main: ReturnType<typeof createMain>) => main.store.follow('/game', null)],
  ['a page that is gone', (main: ReturnType<typeof createMain>) => main.store.follow('/game', [])],
])('%s: nothing of what was read before is shown or found', async (_, happens) => {
  const main = createMain({ a: { revision: 1, rows: many('a', 2) } })
  main.store.follow('/game', [page('a', 2)])
  await main.rest()
  expect(main.store.all().size).toBe(1)
  happens(main)
  expect(main.store.rows('a')).toBeUndefined()
  expect(main.store.all().size).toBe(0)
})

test('an answer about a project that was left meanwhile is not taken for the new one', async () => {
  const main = createMain({ a: { revision: 1, rows: many('old', 2) } })
  main.store.follow('/game', [page('a', 2)])
  main.store.want('a')
  main.store.follow('/other', [page('b', 2)])
  await main.settle()
  expect(main.store.rows('a')).toBeUndefined()
})

test('a page is read again after a change, even if the view does not say so yet', async () => {
  const main = createMain({ a: { revision: 1, rows: many('a', 1) } })
  main.store.follow('/game', [page('a', 1)])
  await main.rest()
  main.pages['a'] = { revision: 2, rows: [setting('a0', { value: 'changed' })] }
  await main.store.refresh('a')
  expect(main.store.rows('a')?.[0]?.value).toBe('changed')
  expect(main.store.all().get('a')?.[0]?.held.text).toBe('changed')
  const before = main.asked.length
  main.store.follow('/game', [page('a', 1, 2)])
  await main.rest()
  expect(main.asked).toHaveLength(before)
})
