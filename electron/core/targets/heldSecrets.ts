import type { Place } from '../../../shared/catalog/place'
import { AppError } from '../../../shared/errors'
import { changed } from '../files/failure'
import type { GameFile, OpenFile } from '../places/gameFile'
import { planned } from '../places/places'
import { addressOf, locatedIn, type Addresses } from './addresses'
import { refusalOf } from './refusal'

type Parts = { root: string; declared: Place; path: string | null; look(): Promise<GameFile> }

/** The secrets that stand in a file of the game. What they are is read only to be taken out. */
export function createHeldSecrets({ root, declared, path, look }: Parts) {
  const addresses: Addresses = Object.fromEntries(
    Object.entries(declared.secrets ?? {}).map(([name, at]) => [name, addressOf(at)]),
  )
  const textIn = ({ opened }: OpenFile, field: string): string => {
    const at = locatedIn(opened, addresses)[field]
    return at === undefined ? '' : (opened.find(at)?.value ?? '')
  }

  async function openNow(): Promise<{ file: OpenFile; path: string }> {
    const file = await look()
    const refusal = refusalOf(file)
    if (refusal !== null) throw new AppError(refusal.code, refusal.message)
    if (path === null || file.is !== 'open') throw changed(path ?? declared.label)
    return { file, path }
  }

  return {
    addresses,
    /** The fields whose secrets are in a file. */
    fieldsIn: (file: OpenFile): string[] => Object.keys(addresses).filter((field) => textIn(file, field) !== ''),
    /**
     * A secret that is in the file now, and a way to empty its place, which no step notes: nothing keeps what it was. Throws
     * why there is none to take.
     */
    async take(field: string): Promise<{ text: string; empty(): Promise<void> }> {
      const found = await openNow()
      const [text, address] = [textIn(found.file, field), locatedIn(found.file.opened, addresses)[field]]
      if (text === '' || address === undefined) throw changed(found.path)
      return { text, empty: () => planned(root, found.path, declared.format, found.file, [{ address, value: '' }]).apply() }
    },
  }
}
