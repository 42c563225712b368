import { z } from 'zod'

/** The running app. */
export const About = z.object({
  /** `driven`: a test build that a test driver can control. */
  build: z.enum(['development', 'test', 'driven', 'release']),
  electron: z.string(),
})
export type About = z.infer<typeof About>

/** A page to show, and a row on it. `count` makes a repeated request a new one. */
export const AskedPage = z.object({ count: z.int(), page: z.string(), row: z.string().optional() })
export type AskedPage = z.infer<typeof AskedPage>
