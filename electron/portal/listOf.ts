import { z } from 'zod'

import { mostItems } from './request'

/**
 * A list of a portal, which may have millions of entries: checked one by one up to the first that is no good, and no
 * further than one more than is ever shown, so that it can be told that there are more.
 */
export function listOf<T>(entry: z.ZodType<T>) {
  return z.preprocess(
    (list) => (Array.isArray(list) ? list.slice(0, mostItems + 1) : list),
    z.array(z.unknown()).transform((list, context): T[] => {
      const good: T[] = []
      for (const [index, value] of list.entries()) {
        const read = entry.safeParse(value)
        if (!read.success) {
          context.issues.push({ code: 'custom', message: 'not usable', input: value, path: [index, ...(read.error.issues[0]?.path ?? [])] })
          return z.NEVER
        }
        good.push(read.data)
      }
      return good
    }),
  )
}
