import type { Check, FieldClass } from '../catalog/fields'

/** How a file of the engine is read: one locator in `electron/core/formats/` each. */
export type GeneralFormat = 'unity' | 'ini' | 'godot' | 'presets' | 'json'

/** Where a value stands in its file. `section` is what the format groups by: a section, a map, a platform. */
export type Address = { readonly section?: string | undefined; readonly key: string }

/** One of the engine's own basic settings: what it is called here, and where it lives. */
export type GeneralRow = Address & {
  /** Stable: part of the undo history. */
  readonly id: string
  /** `lines` may hold line breaks; `icon` is a picture to look at. */
  readonly kind: 'text' | 'lines' | 'icon'
  readonly class: Exclude<FieldClass, 'secret'>
  readonly label: string
  readonly help: string
  /** Relative to the project, with forward slashes. */
  readonly file: string
  readonly format: GeneralFormat
  readonly check: Check
  /** What the engine uses where the file says nothing. Left out where it has no fixed one. */
  readonly default?: string
  /** The game's own name: the window is called after it. */
  readonly isName?: true
  /** A missing key may be added, as the engine itself would do it. */
  readonly canAdd?: true
  /** Of an older layout: shown only where the file has it. */
  readonly isOlder?: true
}

export type GeneralSection = { readonly id: string; readonly label: string; readonly rows: readonly GeneralRow[] }
