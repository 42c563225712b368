import { findEverywhere, findStandard, nameOf, none, type Asset, type Found } from '../../../electron/core/engines/findAssets'
import type { SearchLimits } from '../../../electron/core/engines/findFiles'

/** Where one asset is, by its place or else by a walk. */
export async function findAsset(root: string, asset: Asset, limit?: SearchLimits): Promise<Found> {
  const found = (await findStandard({ root }, [asset])).get(nameOf(asset))
  return found ?? (await findEverywhere({ root }, [asset], { limit })).get(nameOf(asset)) ?? none
}
