import type { Place } from '../../../shared/catalog/place'
import { unityTexts as texts } from '../../../shared/texts/unity'
import { isOf, type Asset, type Found } from '../engines/findAssets'
import type { Beyond } from '../files/contain'
import { refused } from '../files/failure'
import type { OpenFile } from '../places/gameFile'
import type { Addresses, FieldTexts } from './addresses'
import { createTarget, type Target } from './target'

type Wanted = {
  declared: Place
  asset: Asset
  found: Found
  addresses: Addresses
  bare?: Addresses
  alone?: ReadonlySet<string>
  texts?(): FieldTexts
  beyond?: Beyond | undefined
}

/** The asset of a script in a Unity project, as it was found. */
export function createAssetTarget(root: string, { declared, asset, found, ...held }: Wanted): Target {
  const { standard, others, complete, problem } = found
  const path = standard ?? (others.length === 1 ? (others[0] ?? null) : null)
  const { addresses, alone } = held
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
    ...held,
    why: nowhere(found, asset),
    isAbsent: path === null && problem === null && complete && others.length === 0,
    assertMeant,
  })
}

/** Whether a file says that it is an asset of the script. */
export function isOfScript({ file: { text } }: OpenFile, asset: Asset): boolean {
  const at = text.indexOf(said)
  return at !== -1 && isOf(text.slice(at, at + longest), asset)
}

/** Where each asset says it, with every format that its file may be read in; and what that takes at most. */
const said = '\n  m_Script: '
const longest = 200

function nowhere({ others, complete, problem }: Found, { standard }: Asset) {
  return problem ?? refused(others.length > 1 ? texts.several(others, standard) : texts.none(complete, standard))
}
