import { z } from 'zod'

import { AppError } from '../../../shared/errors'

/** Where a window stood, in the pixels of Electron's `getNormalBounds`. */
export const WindowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof WindowPlace>

type Preferences = { windowPlace(): WindowPlace | undefined; rememberWindow(place: WindowPlace): void }

/** Where the window stood that was closed last. */
export function createLastPlace(preferences: Preferences) {
  return {
    read: () => preferences.windowPlace(),
    write(place: WindowPlace): void {
      try {
        preferences.rememberWindow(place)
      } catch (error) {
        // The window is closing: there is nowhere left to say that a file can't be written.
        if (!(error instanceof AppError)) throw error
      }
    },
  }
}
