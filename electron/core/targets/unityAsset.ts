import type { Place } from '../../../shared/catalog/place'
import { unityTexts as texts } from '../../../shared/texts'
import { findAsset, namesScript, type Asset, type Found, type Others } from '../engines/findAsset'
import { refused } from '../files/failure'
import type { OpenFile } from '../places/gameFile'
import type { Addresses } from './addresses'
import { createTarget, type Target } from './target'

type Wanted = { declared: Place; asset: Asset; addresses: Addresses; alone?: ReadonlySet<string>; others?: Others }

/** The asset of a script in a Unity project, looked for now. */
export async function findAssetTarget(
  root: string,
  { declared, asset, addresses, alone, others: known }: Wanted,
): Promise<Target> {
  const found = await findAsset(root, asset, undefined, known)
  const { standard, others, complete, problem } = found
  const path = standard ?? (others.length === 1 ? (others[0] ?? null) : null)
  const [key = { key: '' }] = Object.values(addresses)

  /** The file may be another asset by now, or come from a time when its script had no such key. */
  function assertMeant(file: OpenFile): void {
    if (!isOfScript(file, asset)) throw refused(texts.otherScript(path ?? ''))
    if (alone === undefined && file.opened.find(key) === null) throw refused(texts.oldSdk(path ?? '', key.key))
  }

  return createTarget({
    root,
    declared,
    path,
    addresses,
    ...(alone && { alone }),
    beyond: asset.beyond,
    why: nowhere(found, asset),
    isAbsent: path === null && problem === null && complete && others.length === 0,
    assertMeant,
  })
}

/** Whether a file says that it is an asset of the script. */
export function isOfScript({ file, opened }: OpenFile, asset: Asset): boolean {
  const slot = opened.find({ key: 'm_Script' })
  return slot !== null && namesScript(file.text.slice(slot.start, slot.end), asset)
}

function nowhere({ others, complete, problem }: Found, { standard }: Asset) {
  return problem ?? refused(others.length > 1 ? texts.several(others, standard) : texts.none(complete, standard))
}
