import { z } from 'zod'

// A request to a service, as data.

/** A text in which `{field}` stands for the value of a field of the service. */
const Template = z.string()

/** One request, from the base of the portal. A field stands in it as one path segment, in a header, or in a string. */
export const Request = z.strictObject({
  method: z.enum(['GET', 'POST']),
  /** With a leading slash. No secret may be in it, or in `query`: addresses are logged. */
  path: Template,
  query: z.record(z.string(), Template).optional(),
  /** `basic`: a name and a password, sent as HTTP says. */
  headers: z.record(z.string(), z.union([Template, z.strictObject({ basic: z.tuple([Template, Template]) })])).optional(),
  /** Sent as JSON; fields may stand in its strings. */
  json: z.json().optional(),
  /** Sent as a form. */
  form: z.record(z.string(), Template).optional(),
})
export type Request = z.infer<typeof Request>

/** What an answer says: the first one that fits counts. `body`: a JSON pointer, and the text or number that has to be there. */
export const Answer = z.strictObject({
  status: z.array(z.int().min(100).max(599)).min(1),
  body: z.strictObject({ at: z.string(), is: z.union([z.string(), z.number()]) }).optional(),
  verdict: z.enum(['valid', 'invalid', 'unclear']),
  text: z.string(),
})
export type Answer = z.infer<typeof Answer>
