import { z } from 'zod'

import { themes } from './themes'

/** What the user chose for this computer. */
export const Preferences = z.object({
  theme: z.enum(themes),
  /** Seconds until a copied secret is removed from the clipboard. */
  clipboardSeconds: z.int().min(5).max(600),
  /** Seconds a revealed secret stays visible. */
  revealSeconds: z.int().min(3).max(300),
  /** Days before its end from which a token counts as expiring soon. Files written before it existed lack it. */
  expirySoonDays: z.int().min(1).max(365).default(14),
  /** Minutes without mouse or keyboard until secrets are hidden; 0: never. */
  hideAfterMinutes: z.int().min(0).max(240).default(0),
  /** Hides secrets when the screen is locked or the computer goes to sleep. */
  hideWhenLocked: z.boolean().default(true),
})
export type Preferences = z.infer<typeof Preferences>

/** What counts until the user has chosen. */
export const usualPreferences: Preferences = {
  theme: 'system',
  clipboardSeconds: 45,
  revealSeconds: 20,
  expirySoonDays: 14,
  hideAfterMinutes: 0,
  hideWhenLocked: true,
}
