import { join } from 'node:path'

import type { Engine } from '../engines/engine'
import { findGames } from '../engines/games'

/**
 * A project to open in place of this one. `name` says where it is, `label` what it is as far as that is known; `isInside` if it
 * is in this one's folder.
 */
type Offer = { path: string; name: string; label: string; isInside: boolean }

/** The games below a folder that is none itself, and the project whose folders a clone has links to. */
export function createOffers(root: string, { kind, original }: Engine) {
  let offers: readonly Offer[] = []
  let isWhole = true

  return {
    offers: () => offers,
    /** False if there may be more than are offered. */
    areAllOffered: () => isWhole,
    /** Looks for them. It may take long: no view waits for it. */
    async readOffers(): Promise<void> {
      // Nothing is read there before the user opens it.
      if (original !== null) offers = [{ path: original, name: original, label: '', isInside: false }]
      if (kind !== 'plain') return
      const found = await findGames(root)
      offers = found.games.map(({ path, label }) => ({ path: join(root, path), name: path, label, isInside: true }))
      isWhole = found.isWhole
    },
  }
}
