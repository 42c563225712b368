/** One action at a time that is to come soon. Asked again before it began, it does not come later for that. */
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
