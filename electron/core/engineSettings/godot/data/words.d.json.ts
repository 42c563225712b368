import type { z } from 'zod'

import type { Words } from './schema'

/** Its own type would be as large as the file. */
declare const words: z.infer<typeof Words>
export default words
