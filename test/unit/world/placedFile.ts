import { readGameFile, type FormatId, type OpenFile } from '../../../electron/core/places/gameFile'
import { planned, putTo } from '../../../electron/core/places/places'
import type { Address } from '../../../shared/general/row'
import { failureOf, temporaryFolder } from './folder'

/** One file of a game in a folder of its own, read and written as the app does it. */
export function placedFile(path: string, format: FormatId, content: string | Uint8Array | null) {
  const folder = temporaryFolder()
  if (content !== null) folder.write(path, content)
  const { root } = folder

  async function open(): Promise<OpenFile> {
    const found = await readGameFile(root, path, format)
    if (found.is !== 'open') throw new Error(found.is === 'absent' ? 'It is not there.' : found.why.message)
    return found
  }

  /** Writes a value. `undo` and `redo` bring the file to one side of it. */
  async function set(address: Address, value: string) {
    const { edits, apply } = planned(root, path, format, await open(), [{ address, value }])
    await apply()
    return {
      undo: () => putTo(root, edits, 'before', () => false),
      redo: () => putTo(root, edits, 'after', () => false),
    }
  }

  return {
    ...folder,
    open,
    set,
    now: () => folder.text(path),
    find: async (address: Address) => (await open()).opened.find(address),
    value: async (address: Address) => (await open()).opened.find(address)?.value ?? null,
    why: async (address: Address) => (await open()).opened.find(address)?.why,
    /** Why a value can't be written. */
    refusal: async (address: Address, value = 'new') => failureOf(() => set(address, value)),
    /** Why the file can't be read. */
    async problem(): Promise<string | null> {
      const found = await readGameFile(root, path, format)
      return found.is === 'refused' ? found.why.message : null
    },
  }
}
