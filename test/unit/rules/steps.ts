import { ran } from './countedCode'
import { patternSteps } from './patternSteps'

/** How many characters a string method looks at or returns. What it returns is counted where that may be the whole text. */
const looks: Readonly<Record<string, (text: string, result: unknown, args: readonly unknown[]) => number>> = {
  indexOf: (text, result, [word, from]) =>
    (Number(result) < 0 ? text.length : Number(result)) - Number(from ?? 0) + String(word).length,
  lastIndexOf: (text) => text.length,
  includes: (text, result, [word]) => (result === true ? text.indexOf(String(word)) : text.length),
  startsWith: (_text, _result, [word]) => String(word).length,
  endsWith: (_text, _result, [word]) => String(word).length,
  slice: (_text, result) => String(result).length,
  substring: (_text, result) => String(result).length,
  trim: (text) => text.length,
  trimStart: (text) => text.length,
  trimEnd: (text) => text.length,
  toLowerCase: (text) => text.length,
  toUpperCase: (text) => text.length,
  split: (text) => text.length,
  replace: (text) => text.length,
  replaceAll: (text) => text.length,
}

/**
 * How much work an action does, without a clock: how often each block of our code runs (of what `loadCounting` has loaded),
 * how many characters string methods look at, and how many a backtracking engine looks at for each pattern.
 */
export function countSteps(action: () => unknown): number {
  const before = ran.blocks
  const watch = watchTexts()
  try {
    action()
  } finally {
    watch.end()
  }
  return ran.blocks - before + watch.steps()
}

function watchTexts() {
  let steps = 0
  // The work of counting is not counted.
  let isCounting = false
  const originals = new Map<object, Map<string, unknown>>()

  function wrap(
    prototype: object,
    name: string,
    count: (self: unknown, result: unknown, args: readonly unknown[]) => number,
  ): void {
    const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown
    const ofThis = originals.get(prototype) ?? new Map<string, unknown>()
    originals.set(prototype, ofThis.set(name, original))
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]) {
        if (isCounting) return original.apply(this, args)
        // Before the call, because afterwards the pattern has lost the index where it began.
        const before = this instanceof RegExp ? aside(() => patternSteps(this, String(args[0]))) : null
        const result = original.apply(this, args)
        steps +=
          before === null
            ? Math.max(
                1,
                aside(() => count(this, result, args)),
              )
            : before.steps
        if (before !== null) assertSame(before.end, result as RegExpExecArray | null)
        return result
      },
    })
  }

  function aside<T>(count: () => T): T {
    isCounting = true
    try {
      return count()
    } finally {
      isCounting = false
    }
  }

  for (const [name, count] of Object.entries(looks)) wrap(String.prototype, name, (text, ...rest) => count(String(text), ...rest))
  wrap(RegExp.prototype, 'exec', () => 0)

  return {
    steps: () => steps,
    end(): void {
      for (const [prototype, methods] of originals) {
        for (const [name, value] of methods) Object.defineProperty(prototype, name, { value, configurable: true, writable: true })
      }
    },
  }
}

/** The count is right only if both engines find the same match. */
function assertSame(end: number | null, found: RegExpExecArray | null): void {
  if (end !== (found === null ? null : found.index + found[0].length))
    throw new Error('The engine that counts found something else.')
}
