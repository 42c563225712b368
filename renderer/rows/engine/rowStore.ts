import type { EnginePageView } from '../../../shared/engineSettings'
import type { SearchRow } from '../../search/row'
import { asBefore, readPage, type PageRows, type ReadRows, type Rows } from './pageReading'

type SearchRowsByPage = ReadonlyMap<string, readonly SearchRow[]>

type World = {
  read: ReadRows
  whenIdle: () => Promise<unknown>
  searchRowsOf: (page: EnginePageView, rows: Rows) => readonly SearchRow[]
  /** Makes rows ready before they are searched. */
  prepare: (rows: readonly SearchRow[]) => void
}

type Pages = readonly EnginePageView[]

export type RowStore = ReturnType<typeof createRowStore>

/**
 * The rows of the engine's settings, which views only count. The page that is shown is read at once, the others in idle time,
 * so that the search has all. Rows that did not change keep their identity.
 */
export function createRowStore({ read, whenIdle, searchRowsOf, prepare }: World) {
  const held = createHeld((id, rows) => {
    const page = pageOf(id)
    return page === undefined ? [] : searchRowsOf(page, rows)
  })
  let folder: string | null = null
  let pages: Pages = []
  let wanted: string | null = null
  let isFilling = false
  /** The revisions that were read for: an answer can be newer than the view. */
  const readFor = new Map<string, number>()
  const reading = new Map<string, Promise<void>>()

  const pageOf = (id: string | null) => pages.find((page) => page.id === id)
  const isStale = ({ id, revision }: EnginePageView): boolean => held.revision(id) !== revision && readFor.get(id) !== revision
  const next = () => [pageOf(wanted), ...pages].find((page) => page !== undefined && isStale(page))

  const load = (id: string) => onceAtATime(reading, id, () => loadNow(id))

  async function loadNow(id: string): Promise<void> {
    const asked = folder
    const before = held.shown.rows(id)
    const page = pageOf(id)
    readFor.set(id, page?.revision ?? 0)
    // A page that was never shown is shown as far as it is known; any other changes at once.
    const onPart = (part: PageRows) => before === undefined && asked === folder && held.hold(id, part)
    const whole = await readPage(read, id, { onPart, wait: async () => id === wanted || whenIdle() })
    if (whole === null || asked !== folder) return
    const rows = asBefore(whole.rows, before)
    held.hold(id, { ...whole, rows })
    if (page !== undefined) void whenIdle().then(() => prepare(searchRowsOf(page, rows)))
  }

  /** Reads what is not read yet, one page after another. */
  async function fill(): Promise<void> {
    if (isFilling) return
    isFilling = true
    for (let page = next(); page !== undefined; page = next()) {
      if (page.id !== wanted) await whenIdle()
      // It may have been shown meanwhile.
      if (isStale(page)) await load(page.id)
      await reading.get(page.id)
    }
    isFilling = false
    held.publish()
  }

  return {
    /** Takes up what a new view says. Null: the project's settings have not been read yet. */
    follow(shown: string | null, known: Pages | null): void {
      if (shown !== folder || known === null) for (const what of [held, readFor, reading]) what.clear()
      folder = shown
      pages = known ?? []
      const isLess = held.keep(pages)
      if (next() !== undefined) void fill()
      else if (isLess) held.publish()
    },
    /** This page is being shown. */
    want(id: string): void {
      wanted = id
      const page = pageOf(id)
      if (page !== undefined && isStale(page)) void load(id)
    },
    /** Reads a page again, after something was done to it. */
    async refresh(id: string): Promise<void> {
      await reading.get(id)
      await load(id)
      if (!isFilling) held.publish()
    },
    ...held.shown,
  }
}

/** Does something under a name, unless that is already being done. */
function onceAtATime(going: Map<string, Promise<void>>, name: string, act: () => Promise<void>): Promise<void> {
  const begun = going.get(name) ?? act().finally(() => going.get(name) === begun && going.delete(name))
  going.set(name, begun)
  return begun
}

/** Rows by page, and who wants to know of changes. */
function createHeld(searchRowsOf: (id: string, rows: Rows) => readonly SearchRow[]) {
  const held = new Map<string, PageRows>()
  const listeners = new Set<() => void>()
  let all: SearchRowsByPage = new Map()
  const tell = () => listeners.forEach((listener) => listener())

  function publish(): void {
    all = new Map([...held].map(([id, { rows }]) => [id, searchRowsOf(id, rows)]))
    tell()
  }

  return {
    hold(id: string, page: PageRows): void {
      held.set(id, page)
      tell()
    },
    /** Forgets pages that are gone, and says whether there were any. */
    keep(pages: Pages): boolean {
      const known = new Set(pages.map(({ id }) => id))
      const gone = [...held.keys()].filter((id) => !known.has(id))
      for (const id of gone) held.delete(id)
      return gone.length > 0
    },
    clear(): void {
      held.clear()
      publish()
    },
    publish,
    revision: (id: string): number | undefined => held.get(id)?.revision,
    shown: {
      rows: (id: string): Rows | undefined => held.get(id)?.rows,
      /** All pages, for the search. Changes when nothing is left to read. */
      all: (): SearchRowsByPage => all,
      subscribe(listener: () => void): () => void {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
}
