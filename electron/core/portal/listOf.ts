import { z } from 'zod'

/**
 * The schema of a portal's list, which may have millions of entries: they are checked one by one, up to the first bad
 * one or to as many as are of use.
 */
export function listOf<T>(entry: z.ZodType<T>, most = Number.POSITIVE_INFINITY) {
  return z.preprocess(
    (list) => (Array.isArray(list) ? list.slice(0, most) : list),
    z.array(z.unknown()).transform((list, context): T[] => {
      const good: T[] = []
      for (const [index, value] of list.entries()) {
        const read = entry.safeParse(value)
        if (!read.success) {
          context.issues.push({
            code: 'custom',
            message: 'not usable',
            input: value,
            path: [index, ...(read.error.issues[0]?.path ?? [])],
          })
          return z.NEVER
        }
        good.push(read.data)
      }
      return good
    }),
  )
}
