import { engineTexts } from '../../../../shared/texts/engineSettings'
import type { Address } from '../../../../shared/general/row'
import type { SettingsPage } from '../rows/source'
import { nameOf } from './names'

const texts = engineTexts.godot

/** Where a setting is in the window. `tag`: it counts only where that feature of a platform or an export is there. */
export type Seat = { page: SettingsPage; folds: string[]; label: string; tag: string | undefined }

/** Sections that have a window of their own in Godot, and names that are shown as they are. */
const special: Readonly<Record<string, readonly [group: string, page: string]>> = {
  '': ['Editor', texts.ofGodot],
  input: ['Input', texts.inputMap],
  autoload: ['Globals', 'Autoload'],
  global_group: ['Globals', 'Groups'],
  shader_globals: ['Globals', 'Shader Globals'],
  editor_plugins: ['Editor', 'Plugins'],
  importer_defaults: ['Editor', 'Import Defaults'],
  editor_overrides: ['Editor', 'Editor Overrides'],
}

/** `display/window/size/mode.web`: group Display, page Window, fold Size, row Mode for web. */
export function seatOf(path: string): Seat {
  const { base, tag } = baseOf(path)
  const slash = base.indexOf('/')
  const section = slash === -1 ? '' : base.slice(0, slash)
  const own = Object.hasOwn(special, section) ? special[section] : undefined
  if (own !== undefined) {
    const [group, label] = own
    return { page: { id: section || 'file', group, label }, folds: [], label: base.slice(slash + 1), tag }
  }
  const parts = base.split('/')
  const [group = '', ...inner] = parts.slice(0, -1)
  const [page, ...folds] = inner
  const names = { group: nameOf(group), label: page === undefined ? texts.general : nameOf(page) }
  const id = page === undefined ? group : `${group}/${page}`
  const name = nameOf(parts.at(-1) ?? '')
  return { page: { id, ...names }, folds: folds.map(nameOf), label: tag === undefined ? name : `${name} (${tag})`, tag }
}

/** The setting that a path is for, and the feature that it is for. */
export function baseOf(path: string): { base: string; tag: string | undefined } {
  const dot = path.indexOf('.', path.lastIndexOf('/') + 2)
  return dot === -1 || path.startsWith('input/')
    ? { base: path, tag: undefined }
    : { base: path.slice(0, dot), tag: path.slice(dot + 1) }
}

/** Only the first slash parts a section from its keys. */
export function addressOf(path: string): Address {
  const slash = path.indexOf('/')
  return slash === -1 ? { key: path } : { section: path.slice(0, slash), key: path.slice(slash + 1) }
}
