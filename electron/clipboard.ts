import { createHash } from 'node:crypto'

/** The slice of Electron's clipboard in use. Since Electron 44 reading and writing answer later. */
type SystemClipboard = {
  readText(): string | Promise<string>
  writeText(text: string): void | Promise<void>
  clear(): void
}

type Timers = {
  setTimeout(action: () => void, milliseconds: number): unknown
  clearTimeout(timer: unknown): void
}

export type Clipboard = ReturnType<typeof createClipboard>

/** The system's clipboard, which forgets a copied secret after a while. */
export function createClipboard({ clipboard, timers = nodeTimers }: { clipboard: SystemClipboard; timers?: Timers }) {
  /** The secret itself is not kept: its hash tells whether the clipboard still holds it. */
  let ours: { hash: string; timer: unknown } | null = null

  function forget(): void {
    if (ours !== null) timers.clearTimeout(ours.timer)
    ours = null
  }

  function clearIfOurs(text: string, hash: string): void {
    if (hashOf(text) === hash) clipboard.clear()
  }

  /** Clears a copied secret now, unless the clipboard holds something else. At once where the system answers at once. */
  function clearNow(): void | Promise<void> {
    if (ours === null) return undefined
    const { hash } = ours
    forget()
    const text = clipboard.readText()
    return typeof text === 'string' ? clearIfOurs(text, hash) : text.then((late) => clearIfOurs(late, hash))
  }

  return {
    read: async (): Promise<string> => clipboard.readText(),

    /** Copies what may stay in the clipboard. */
    async copy(text: string): Promise<void> {
      forget()
      await clipboard.writeText(text)
    },

    /** Copies a secret and clears the clipboard after that many seconds, if it still holds it. */
    async copySecret(text: string, seconds: number): Promise<void> {
      forget()
      const timer = timers.setTimeout(() => void clearNow(), seconds * 1000)
      ours = { hash: hashOf(text), timer }
      await clipboard.writeText(text)
    },

    clearNow,
  }
}

const nodeTimers: Timers = {
  setTimeout: (action, milliseconds) => setTimeout(action, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout), // only ever what the function above gave
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
