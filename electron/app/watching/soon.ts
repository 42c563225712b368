/** Runs one action soon. Asking again before it has begun does not delay it. */
export function createSoon() {
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  return {
    isClosed: () => isClosed,
    soon(milliseconds: number, action: () => Promise<void>): void {
      if (isClosed || timer !== null) return
      timer = setTimeout(() => {
        timer = null
        void action()
      }, milliseconds).unref()
    },
    close(): void {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
