import { z } from 'zod'

import { ListRest } from './listRest'

const When = z.iso.datetime()

/** The text of a created secret's vault record: the secret itself, or a portal's answer that could not be read. */
const Kind = z.enum(['secret', 'answer'])

/** A created secret that nobody has copied, stored or dismissed yet. */
export const UnclaimedSecret = z.object({ field: z.string(), label: z.string(), kind: Kind, storedAt: When.nullable() })
export type UnclaimedSecret = z.infer<typeof UnclaimedSecret>

/** What the view has of an account's tokens. The page asks for the rows when `version` has changed. */
export const TokensView = z.object({
  version: z.int(),
  count: z.int(),
  soon: z.int(),
  expired: z.int(),
  /** The first day on which one of them expires that has not expired yet. */
  nextEnd: z.string().nullable(),
  /** What the rows lack of what the portal has; null if nothing. */
  rest: ListRest.nullable(),
  /** Null if not read since the project was opened, or read for another account. */
  readAt: When.nullable(),
  unclaimed: z.array(UnclaimedSecret),
  /** Ids of tokens whose secrets are in the vault. */
  kept: z.array(z.string()),
})
export type TokensView = z.infer<typeof TokensView>

export const TokenRows = z.object({
  version: z.int(),
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      createdAt: z.string().nullable(),
      expiresAt: z.string().nullable(),
    }),
  ),
})

/** A created secret, to be shown for `seconds`. */
export const ShownSecret = z.object({
  text: z.string(),
  kind: Kind,
  /** False if it is only in memory until the app quits: nothing protects it, or it could not be saved. */
  isSafe: z.boolean(),
  seconds: z.int(),
})

/** The field of a created secret's vault record. */
export const SecretField = z.string().regex(/^(?:token|answer)\.[A-Za-z0-9._~-]{1,140}$/)

/** A day such as 2026-12-31. */
export const Day = z.iso.date()
