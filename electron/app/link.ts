import { z } from 'zod'

import { linkScheme } from './commandLine'

/** Where a `latchkey:` link leads: to a page of a project, by the id it is known under on this computer. */
export type Link = { project: string; page: string | null }

const longest = 512
const Query = z.strictObject({
  project: z.uuid(),
  page: z
    .string()
    .regex(/^[a-z]+(?:\/[a-z]+)?$/)
    .max(64)
    .optional(),
})

/**
 * Reads `latchkey://open?project=ID&page=PAGE`. Anyone can make a user follow a link, so it names no folder, no address
 * and no value, and does nothing but show a page. Null for anything else.
 */
export function readLink(text: string): Link | null {
  if (text.length > longest || !URL.canParse(text)) return null
  const { protocol, host, pathname, hash, username, searchParams } = new URL(text)
  if (protocol !== `${linkScheme}:` || host !== 'open' || !['', '/'].includes(pathname) || hash + username !== '') return null
  const entries = [...searchParams]
  const query = Query.safeParse(Object.fromEntries(entries))
  // Two readers may take different values of a name that occurs twice.
  if (!query.success || entries.length !== Object.keys(query.data).length) return null
  return { project: query.data.project, page: query.data.page ?? null }
}
