import type { z } from 'zod'

import type { Settings } from './schema'

/** Its own type would be as large as the file. */
declare const settings: z.infer<typeof Settings>
export default settings
