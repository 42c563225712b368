import { z } from 'zod'

/** What is running. */
export const About = z.object({
  /** `driven`: a test build that a driver of tests can talk to. */
  build: z.enum(['development', 'test', 'driven', 'release']),
  electron: z.string(),
})
export type About = z.infer<typeof About>

/** The page to be shown, with the row on it. `count` makes the same page a new wish. */
export const AskedPage = z.object({ count: z.int(), page: z.string(), row: z.string().optional() })
export type AskedPage = z.infer<typeof AskedPage>
