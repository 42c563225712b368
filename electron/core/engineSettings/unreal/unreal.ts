import { unrealTree } from '../../formats/unrealTree'
import type { UnrealNode } from '../../formats/unrealNodes'
import type { GameFile } from '../../places/gameFile'
import type { EngineSource, Setting, SettingsPage } from '../rows/source'
import { unreadRow } from '../rows/unread'
import { iniFiles, layerOf } from './files'
import { isTooLong } from './ids'
import { fold, sectionsOf, settingOf, type KnownSection } from './known'
import { absentKeys, keyRows, type File, type Reading } from './keys'
import { createLayers } from './layers'
import { inOrder, placeOf } from './pages'

/** A setting and its place in the window, as numbers that count one after the other. */
type Ranked = { setting: Setting; rank: readonly number[] }

/** All settings in the ini files of `Config/`. */
export const unreal: EngineSource = {
  files: iniFiles,
  read(found, version) {
    const files = [...found].flatMap(([path, file], order) => opened(path, file, order))
    const layers = createLayers()
    for (const file of files) for (const { nodes } of file.nodes) for (const node of nodes) layers.add(file, node)
    const pages = new Map<string, SettingsPage>()
    const places = createPlaces()
    const ranked = files.flatMap((file) => {
      const reading = { file, version, layers }
      const held = file.nodes.flatMap(({ name, nodes }) => sectionRows(name, nodes, { reading, pages, places }))
      const absent = absentKeys(reading).flatMap(({ section, node }) => sectionRows(section, [node], { reading, pages, places }))
      return [...held, ...absent]
    })
    const unread = [...found].flatMap(([path, file]) => unreadIn(path, file))
    for (const { page, file } of unread) pages.set(page, placeOf('', file, undefined).page)
    const settings = ranked.toSorted(byRank).map(({ setting }) => setting)
    return { pages: inOrder([...pages.values()]), settings: [...settings, ...unread] }
  },
}

function opened(path: string, file: GameFile, order: number): File[] {
  if (file.is !== 'open') return []
  const layer = layerOf(path)
  const tree = unrealTree(file.file, path)
  return [{ ...layer, path, order, sections: sectionsOf(layer.base), tree, nodes: tree.nodes() }]
}

function unreadIn(path: string, file: GameFile): Setting[] {
  const { id: page, label: name } = placeOf('', path, undefined).page
  return unreadRow({ path, format: 'unrealTree', page, name }, file)
}

type Gathered = { reading: Reading; pages: Map<string, SettingsPage>; places: (name: string) => number }

/** The rows of some keys of a section, and its page, if there are any. */
function sectionRows(section: string, nodes: readonly UnrealNode[], { reading, pages, places }: Gathered): Ranked[] {
  const { path, base, platform, sections, order } = reading.file
  const known = sections.get(fold(section))
  // What a platform has goes to the page of what it has it instead of.
  const { page, fold: foldout } = placeOf(section, platform === undefined ? path : `Config/${base}`, known)
  const ranked = nodes.flatMap((node) => {
    const rows = keyRows(node, { page: page.id, folds: foldout === undefined ? [] : [foldout], known }, reading)
    const rank = [...rankOf(section, known, node, places), order]
    return rows.filter(({ id }) => !isTooLong(id)).map((setting) => ({ setting, rank }))
  })
  if (ranked.length > 0 && !pages.has(page.id)) pages.set(page.id, page)
  return ranked
}

/** What nobody knows comes behind the rest, in the order in which it is met. */
const unknown = 1_000_000

function rankOf(section: string, known: KnownSection | undefined, { name }: UnrealNode, places: Gathered['places']): number[] {
  const inWindow = known?.page === undefined ? undefined : known.order
  const ofKey = settingOf(known, name)?.order
  return [inWindow ?? unknown + places(fold(section)), ofKey ?? unknown + places(`${fold(section)}\n${fold(name)}`)]
}

/** Numbers names in the order in which they are met. */
function createPlaces(): Gathered['places'] {
  const known = new Map<string, number>()
  return (name) => {
    const place = known.get(name) ?? known.size
    known.set(name, place)
    return place
  }
}

function byRank({ rank: one }: Ranked, { rank: other }: Ranked): number {
  const at = one.findIndex((part, index) => part !== other[index])
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
