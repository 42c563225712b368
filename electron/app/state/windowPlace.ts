import { z } from 'zod'

import { AppError } from '../../../shared/errors'

/** The place of a window, in the pixels of Electron's `getNormalBounds`. */
export const WindowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof WindowPlace>

type Preferences = { windowPlace(): WindowPlace | undefined; rememberWindow(place: WindowPlace): void }

/** The place of the window that was closed last. */
export function createLastPlace(preferences: Preferences) {
  return {
    read: () => preferences.windowPlace(),
    write(place: WindowPlace): void {
      try {
        preferences.rememberWindow(place)
      } catch (error) {
        // The window is closing, so there is nowhere left to show that a file can't be written.
        if (!(error instanceof AppError)) throw error
      }
    },
  }
}
