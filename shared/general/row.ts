import type { Check, FieldClass } from '../catalog/fields'

/** How a file of the engine is read. Each has one locator in `electron/core/formats/`. */
export type GeneralFormat = 'unity' | 'ini' | 'godot' | 'presets' | 'json'

/**
 * Where a value is in its file. `section` is what the format groups by: a section, a map, a platform. `inside` is the way to a
 * part of the value: names of members and numbers of entries, joined by slashes, a slash in a name written as `~1` and a
 * tilde as `~0`.
 */
export type Address = {
  readonly section?: string | undefined
  readonly key: string
  readonly inside?: string | undefined
}

/** One of the engine's own basic settings: what it is called here, and where it is kept. */
export type GeneralRow = Address & {
  /** Stable: part of the undo history. */
  readonly id: string
  /** `lines` may hold line breaks; `icon` is a picture, for display only. */
  readonly kind: 'text' | 'lines' | 'icon'
  readonly class: Exclude<FieldClass, 'secret'>
  readonly label: string
  readonly help: string
  /** Relative to the project, with forward slashes. */
  readonly file: string
  readonly format: GeneralFormat
  /** What the engine, a system or a store may not take: shown beside the value, which is saved anyway. */
  readonly check: Check
  /** What can't be in the file at all, besides control characters: refused. */
  readonly breaks?: Check
  /** What the engine uses if the file says nothing. Left out if the engine has no fixed default. */
  readonly default?: string
  /** Words of a human language, such as a name, and not an id or a number. */
  readonly isProse?: true
  /** The game's own name, which the window shows. */
  readonly isName?: true
  /** A missing key may be added, as the engine itself does. */
  readonly canAdd?: true
  /** From an older layout of the file: shown only if the file has it. */
  readonly isOlder?: true
  /** Where older layouts of the file have the same value. The first one in the file counts, today's before all others. */
  readonly older?: readonly Address[]
  /** Older layouts have one of these in place of it: then it is not shown. */
  readonly notBeside?: readonly Address[]
}

export type GeneralSection = { readonly id: string; readonly label: string; readonly rows: readonly GeneralRow[] }
