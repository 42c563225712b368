import { createHash } from 'node:crypto'

import { createTurns } from '../../core/turns'

/** The part of a clipboard that is used here. Since Electron 44 reading and writing answer later. */
type Board = { readText(): string | Promise<string>; clear(): void }

/** Electron's clipboard in both its forms: marked text is reached by a word until 43, by an object of its own since 44. */
type SystemClipboard = {
  readText(type?: 'selection'): string | Promise<string>
  writeText(text: string): void | Promise<void>
  clear(type?: 'selection'): void
  readonly selection?: Board
}

type Timers = {
  setTimeout(action: () => void, milliseconds: number): unknown
  clearTimeout(timer: unknown): void
}

export type Clipboard = ReturnType<typeof createClipboard>

type Options = { clipboard: SystemClipboard; platform: NodeJS.Platform; timers?: Timers }

/** The system's clipboard, which forgets a copied secret after a while. */
export function createClipboard({ clipboard, platform, timers = nodeTimers }: Options) {
  const places = placesOf(clipboard, platform)
  const inTurn = createTurns()
  /** The secret itself is not kept: its hash tells whether a place still holds it. */
  let ours: { hash: string; timer: unknown } | null = null

  /** Clears a copied secret now, wherever nothing has replaced it. Done at once where the system answers at once. */
  function clearNow(): void | Promise<void> {
    if (ours === null) return undefined
    const { hash, timer } = ours
    timers.clearTimeout(timer)
    ours = null
    return clear(hash)
  }

  /** Clears each place by itself: one that can't be read doesn't keep the others from being cleared. */
  function clear(hash: string): void | Promise<void> {
    const late = places.map((place) => clearIfHeld(place, hash)).filter((one) => one !== undefined)
    return late.length === 0 ? undefined : Promise.all(late).then(() => undefined)
  }

  return {
    read: async (): Promise<string> => clipboard.readText(),

    /** Copies what may stay in the clipboard. */
    copy: (text: string): Promise<void> =>
      inTurn(async () => {
        await clearNow()
        await clipboard.writeText(text)
      }),

    /** Copies a secret and clears the clipboard after that many seconds, if it still holds it. */
    copySecret: (text: string, seconds: number): Promise<void> =>
      inTurn(async () => {
        await clearNow()
        const timer = timers.setTimeout(() => void clearNow(), seconds * 1000)
        const mine = { hash: hashOf(text), timer }
        ours = mine
        await clipboard.writeText(text)
        // `clearNow` ran while the text was on its way, so the text arrived after it.
        if (ours !== mine) await clear(mine.hash)
      }),

    clearNow,
  }
}

/** Where a copied text is found. On Linux copying fills the marked text as well, which a middle click pastes. */
function placesOf(clipboard: SystemClipboard, platform: NodeJS.Platform): readonly Board[] {
  if (platform !== 'linux') return [clipboard]
  const byWord = { readText: () => clipboard.readText('selection'), clear: () => clipboard.clear('selection') }
  return [clipboard, clipboard.selection ?? byWord]
}

/** Never throws or rejects: a place that can't be read can't be cleared either. */
function clearIfHeld(place: Board, hash: string): void | Promise<void> {
  const clear = (text: string) => {
    if (hashOf(text) === hash) place.clear()
  }
  try {
    const text = place.readText()
    return typeof text === 'string' ? clear(text) : text.then(clear).catch(() => undefined)
  } catch {
    return undefined
  }
}

const nodeTimers: Timers = {
  setTimeout: (action, milliseconds) => setTimeout(action, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout), // always what the function above returned
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
