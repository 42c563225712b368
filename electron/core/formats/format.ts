import type { Address, Part } from '../../../shared/general/row'
import type { TextFile } from './text'

/**
 * Where a value is in the text, `[start, end)`. `value` is null for what is not plain text; `why` says what it is. `isGroup`: it
 * has parts, where the format can tell, so that the file is in another form than the address is for.
 */
export type Slot = { start: number; end: number; value: string | null; why?: string; isGroup?: boolean }

/** A new entry that would go into the text at `at`. */
export type Room = { at: number; text: string }

/** A file as its format reads it. */
export type Opened = {
  find(address: Address): Slot | null
  /** The parts of the file that have the same keys, in their order. Missing where the format knows none. */
  parts?(): readonly Part[]
  /** The keys that a value can be written to, where `all` has more than those. */
  names?(): readonly string[]
  /** Every value of the file as it is written, each with a name, in file order: what an edit must leave alone. */
  all(): readonly (readonly [name: string, raw: string])[]
  /**
   * How the value may be written in this place, the best form first. Empty for what the format can't hold. `slot` is what the
   * address has now.
   */
  spell(value: string, slot: Slot | null, address: Address): readonly string[]
  /** Whether a value that was written like this does nothing but stand there. Missing where every reader takes it for that. */
  isInert?(raw: string): boolean
  /** Where a missing entry goes; null where only the engine can make it. */
  room(address: Address, raw: string): Room | null
  /** Which values of `all` an address is about that holds several. Missing where none does; null for one value. */
  within?(address: Address): ((name: string) => boolean) | null
  /** The stretch to take out so that an entry is gone. Missing where an entry can be taken out only as its edit noted it. */
  stretch?(address: Address): Pick<Slot, 'start' | 'end'> | null
}

/** Throws `file-refused` for anything that is not what the engine itself writes; `name` is for the message. */
export type Format = (file: TextFile, name: string) => Opened
