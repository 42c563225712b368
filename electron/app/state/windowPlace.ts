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

type Bounds = Omit<WindowPlace, 'isMaximized'>

/** The size of the first window, and the smallest one that a user can give it. */
export const usual = { width: 1180, height: 740 }
export const smallest = { width: 720, height: 480 }

/** The place moved, and if needed made smaller, to lie inside a screen's work area. */
export function fitted(place: Bounds, area: Bounds): Bounds {
  const width = Math.min(Math.max(place.width, smallest.width), area.width)
  const height = Math.min(Math.max(place.height, smallest.height), area.height)
  return {
    x: Math.min(Math.max(place.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(place.y, area.y), area.y + area.height - height),
    width,
    height,
  }
}

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
