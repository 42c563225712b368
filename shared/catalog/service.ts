import { z } from 'zod'

import { Field, Id } from './fields'
import { Mark, Place } from './place'
import { Answer, Request } from './request'

// What a service is, as data that could be in a JSON file. Every declaration is parsed with this schema, whoever wrote it; the
// page imports only types from here.

const Section = z.strictObject({
  id: Id,
  label: z.string(),
  fields: z.array(Field),
  /** What else this section shows. */
  shows: z.array(z.enum(['targets', 'sign-in', 'check'])).optional(),
})

/** What the arrow of a service does: it sends one secret and fetches one key, which goes into the game's files. */
const FetchRole = z.strictObject({
  /** The secret field that is sent. */
  secret: Id,
  /** The fetched field that has the arrow. Problems with a fetch are shown there. */
  key: Id,
  /** Hosts, with their subdomains, whose login pages may be opened besides the portal's own. */
  loginHosts: z.array(z.string()).optional(),
  /** Left out if code of the service fetches. The answer has to be JSON with status 200. */
  request: Request.optional(),
  /** Where the answer has the values, by field id, as JSON pointers. */
  answer: z.record(Id, z.string()).optional(),
})

/** Tokens of an account that can be listed and created at the portal, on a page of their own. */
const TokensRole = z.strictObject({
  /** The secret field that signs in. */
  secret: Id,
  /** Names of the page and its tab, as in the service's own portal. */
  page: z.string(),
  tab: z.string(),
})

/** A request that finds out whether keys are good. It is sent only when its button is pressed. */
const CheckRole = z.strictObject({
  /** Text of the button. */
  label: z.string(),
  /** What it does, and what it leaves behind at the service. */
  help: z.string(),
  /** Ids of the fields whose values it sends. */
  sends: z.array(Id),
  /** Left out if code of the service checks. An answer that none of `answers` fits is unclear. */
  request: Request.optional(),
  answers: z.array(Answer).optional(),
})

/** Where the management API is. */
const Portal = z.strictObject({
  /**
   * Its base when no custom endpoint is set. Its origin needs no approval. `{field}` may stand for the first label of the host:
   * each customer of such a service has a host of its own.
   */
  url: z.string(),
  /** Added to a custom endpoint that is a bare host or origin. */
  basePath: z.string(),
  /** What the bare word `localhost` stands for, if that is more than the host. */
  local: z.string().optional(),
  /** True if even loopback addresses need https. */
  httpsOnly: z.boolean().optional(),
  /** The fields in which a team sets its own portal, if it can. */
  isCustom: Id.optional(),
  customUrl: Id.optional(),
})

const Link = z.strictObject({ label: z.string(), url: z.string().startsWith('https://') })

/** What a service is. What only code can do is in the folder of the same name in `electron/core/services/`. */
export const Service = z.strictObject({
  $schema: z.string().optional(),
  /** Of the form of a declaration. */
  version: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  label: z.string(),
  summary: z.string(),
  /** Why not everything here can be relied on, in a sentence; absent if the portal documents what is used. */
  experimental: z.string().optional(),
  /** True if a project shows it only when it uses it, or when it was added there. The others are shown until hidden. */
  isOptional: z.boolean().optional(),
  /** What must never be done with its secrets, in a sentence or two. */
  caution: z.string().optional(),
  /** The service's own names for environments, where they differ from ours; or why it has no environments, in a sentence. */
  environments: z.union([z.record(z.string(), z.string()), z.string()]),
  /** Absent if Latchkey never sends a request to the service. */
  portal: Portal.optional(),
  fetch: FetchRole.optional(),
  tokens: TokensRole.optional(),
  check: CheckRole.optional(),
  /** Where the engines keep its values. The game itself is built with the first one that ships. */
  places: z.array(Place),
  found: z.array(Mark).optional(),
  sections: z.array(Section),
  /** Pages of the service's website, by id. The page names a link; main opens its https address. */
  links: z.record(z.string(), Link),
})
export type Service = z.infer<typeof Service>
