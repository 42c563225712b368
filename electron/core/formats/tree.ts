import type { Address } from '../../../shared/general/row'
import type { TextFile } from './text'
import type { Opened } from './format'

/** A value of a settings file, or what holds several. A `strange` one can only be shown. */
export type Node = {
  /** What `find` takes. */
  address: Address
  /** Its name in what holds it: a key, a member, or the number of an entry. */
  name: string
  kind: 'value' | 'map' | 'list' | 'strange'
  /** As `find` says it; null for what is not one value. */
  value: string | null
  nodes: readonly Node[]
}

/** A settings file. `all` names every value of it, however deep. */
export type Tree = Opened & { nodes(): readonly Node[] }

/** As `Format`, for a file of settings. */
export type TreeFormat = (file: TextFile, name: string) => Tree

/** The nodes of a file that was opened as a tree. */
export const nodesOf = (opened: Opened): readonly Node[] => (isTree(opened) ? opened.nodes() : [])

export const isTree = (opened: Opened): opened is Tree => 'nodes' in opened

/** A name in `inside` of an address: a slash in it does not part it from the next. */
export const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
export const unescaped = (name: string) => name.replaceAll('~1', '/').replaceAll('~0', '~')

/** The way from a place to a part of it. */
export const stepInto = (inside: string | undefined, step: string) => (inside === undefined ? step : `${inside}/${step}`)
