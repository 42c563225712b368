import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** Milliseconds: until the answer begins, and between two pieces of it. */
export type Patience = { answer: number; piece: number }

/**
 * Saves what is at the address. Gives up soon when nobody answers, as behind a firewall that drops packets, but lets a
 * slow download go on as long as something arrives.
 */
export async function download(url: string, file: string, patience: Patience): Promise<void> {
  const stop = new AbortController()
  const giveUp = () => stop.abort(new Error(`${new URL(url).host} does not answer`))
  let timer = setTimeout(giveUp, patience.answer)
  try {
    const response = await fetch(url, { signal: stop.signal })
    if (!response.ok || response.body === null) {
      throw new Error(`${new URL(url).host} answered ${response.status}`)
    }
    const { body } = response
    const pieces = async function* () {
      for await (const piece of body) {
        clearTimeout(timer)
        timer = setTimeout(giveUp, patience.piece)
        yield piece
      }
    }
    await pipeline(pieces, createWriteStream(file))
  } finally {
    clearTimeout(timer)
  }
}
