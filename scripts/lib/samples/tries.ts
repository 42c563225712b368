import { AppError } from '../../../shared/errors'
import type { Address } from '../../../shared/general/row'
import type { Judge, Reading } from './judge'

/** Takes a line about something that is wrong. */
export type Say = (line: string) => void

/** A text that was written, with what should be in it now. */
export type Trial = { what: string; address: Address; value: string; after: string }

/** What the judge says about trials that have one text in common, `read` before them. */
export async function judge(by: Judge, read: Reading, trials: readonly Trial[], say: Say): Promise<void> {
  const readings = trials.length === 0 ? [] : await by.read(trials.map(({ after }) => after))
  trials.forEach(({ what, address, value }, index) => {
    const now = readings[index]
    if (now == null) return say(`${what}: the engine would not load the file`)
    const name = by.nameOf(address)
    const held = now.get(name)
    if (held?.value !== value) say(`${what}: the engine reads ${held?.seen ?? 'nothing'}`)
    const names = new Set([...read.keys(), ...now.keys()])
    const others = [...names].filter((each) => each !== name && read.get(each)?.seen !== now.get(each)?.seen)
    others.forEach((other) => say(`${what}: the engine reads another ${other}`))
  })
}

/** Whether everything before and after a place of the old text is still there; without a place, one piece may be new. */
export function isAlone(before: string, after: string, place: { start: number; end: number } | null): boolean {
  const { start, end } = place ?? placeOfAddition(before, after)
  return after.startsWith(before.slice(0, start)) && after.slice(start).endsWith(before.slice(end))
}

function placeOfAddition(before: string, after: string): { start: number; end: number } {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  return { start, end: start }
}

/** Null for what is refused. */
export function unlessRefused<T>(action: () => T): T | null {
  try {
    return action()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
