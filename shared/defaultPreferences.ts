// Free of zod, like everything the page runs: the schema is in preferences.ts, which only main runs.

export const themes = ['system', 'light', 'dark'] as const
/** `dense`: rows as in an engine’s window, their help on hover and focus. `roomy`: the help stands below each. */
export const rowStyles = ['dense', 'roomy'] as const

/** What applies until the user has chosen. */
export const defaultPreferences = {
  theme: 'system' as (typeof themes)[number],
  rows: 'dense' as (typeof rowStyles)[number],
  clipboardSeconds: 45,
  revealSeconds: 20,
  expirySoonDays: 14,
  hideAfterMinutes: 0,
  hideWhenLocked: true,
}

/** The smallest and the largest value that can be chosen. */
export const preferenceLimits = {
  clipboardSeconds: [5, 600],
  revealSeconds: [3, 300],
  expirySoonDays: [1, 365],
  hideAfterMinutes: [0, 240],
} as const
