import { z } from 'zod'

import { preferenceLimits, rowStyles, themes, defaultPreferences } from './defaultPreferences'

const numberOf = (id: keyof typeof preferenceLimits) => z.int().min(preferenceLimits[id][0]).max(preferenceLimits[id][1])

/** What the user chose for this computer. One with a default is missing from files written before it existed. */
export const Preferences = z.object({
  theme: z.enum(themes),
  rows: z.enum(rowStyles).default(defaultPreferences.rows),
  /** Seconds until a copied secret is removed from the clipboard. */
  clipboardSeconds: numberOf('clipboardSeconds'),
  /** Seconds a revealed secret stays visible. */
  revealSeconds: numberOf('revealSeconds'),
  /** How many days before its expiry a token counts as expiring soon. */
  expirySoonDays: numberOf('expirySoonDays').default(defaultPreferences.expirySoonDays),
  /** Minutes without mouse or keyboard until secrets are hidden; 0 is never. */
  hideAfterMinutes: numberOf('hideAfterMinutes').default(defaultPreferences.hideAfterMinutes),
  /** Hides secrets when the screen is locked or the computer goes to sleep. */
  hideWhenLocked: z.boolean().default(defaultPreferences.hideWhenLocked),
})
export type Preferences = z.infer<typeof Preferences>
