import type { Check, FieldClass } from '../catalog/fields'

/** How a file of the engine is read. Each has one locator in `electron/core/formats/`. */
export type GeneralFormat = 'unity' | 'ini' | 'godot' | 'presets' | 'json' | 'descriptor'

/**
 * Where a value is in its file. `section` is what the format groups by: a section, a map, a platform. `inside` is the way to a
 * part of the value: names of members and numbers of entries, joined by slashes, a slash in a name written as `~1` and a
 * tilde as `~0`.
 */
export type Address = {
  readonly section?: string | undefined
  readonly key: string
  readonly inside?: string | undefined
  /**
   * What stands there, if it is not what the format usually has: `number`, one without a point, in Godot; `text`, one that
   * Unreal may translate, such as `INVTEXT("…")`.
   */
  readonly as?: 'number' | 'text' | undefined
}

/** One of those parts of a file that all have the same keys, such as an export preset. `of` is its kind, such as a platform. */
export type Part = { readonly id: string; readonly of: string; readonly name: string }

/** What a project has that its engine's declaration leaves open. */
export type Found = {
  readonly parts: readonly Part[]
  /** The one file that the engine knows the project by; null where there is none, or more than one. */
  readonly descriptor: string | null
}

/** Where one layout of the file has a value. */
export type Layout = Address & {
  /** From which to which version the engine is known to write it so. Left out where all do. */
  readonly versions?: readonly (readonly [first: string, last: string | null])[]
}

/** One of the engine's own basic settings: what it is called here, and where it is kept. */
export type GeneralRow = Layout & {
  /** Stable: part of the undo history. */
  readonly id: string
  /** `lines` may hold line breaks; `icon` is a picture, for display only. */
  readonly kind: 'text' | 'lines' | 'switch' | 'icon'
  /** The values of a switch. */
  readonly states?: { readonly on: string; readonly off: string }
  readonly class: Exclude<FieldClass, 'secret'>
  readonly label: string
  readonly help: string
  /** Relative to the project, with forward slashes. `*` and the end of its name stand for the descriptor. */
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
  /** Not every version of the engine has it: shown only if the file does. */
  readonly ifThere?: true
  /** Where older layouts of the file have the same value. The first one in the file counts, today's before all others. */
  readonly older?: readonly Layout[]
  /** Another section with the same keys, which shows in what layout the file is. */
  readonly alike?: string
  /** Older layouts have one of these in place of it: then it is not shown. */
  readonly notBeside?: readonly Address[]
}

/** With `of`, it is there once for each part of that kind; `{part}` in the section of its rows is the part's id. */
export type GeneralSection = {
  readonly id: string
  readonly label: string
  readonly of?: string
  readonly rows: readonly GeneralRow[]
}
