import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parseTree,
  type JSONPath,
  type ModificationOptions,
  type Node,
  type ParseError,
} from 'jsonc-parser'

import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import { refused } from '../files/failure'
import { readJson } from '../json'
import { isWellFormed, lineEnd, type TextFile } from './text'
import type { Format, Opened, Room } from './format'

const texts = generalTexts.json

/** `.latchkey/project.json`. One group in it is the project's own name and version. */
export const projectJson: Format = (file, name) => openJson(file, name, { formattingOptions: { insertSpaces: true, tabSize: 2 } })

/** JSON whose new entries go in as `adding` says. */
export function openJson({ text }: TextFile, name: string, adding: ModificationOptions): Opened {
  // The strict reader first: what it refuses, comments included, is no valid project.json.
  const { is } = readJson(text)
  if (is !== 'json') throw refused(is === 'deep' ? texts.deep(name) : texts.strange(name))
  const errors: ParseError[] = []
  const tree = parseTree(text, errors)
  if (tree?.type !== 'object' || errors.length > 0) throw refused(texts.strange(name))
  return {
    find(address) {
      const node = findNodeAtLocation(tree, pathOf(address))
      if (node === undefined) return null
      const span = { start: node.offset, end: node.offset + node.length }
      if (isTwice(tree, address)) return { ...span, value: null, why: texts.twice(address.key, name) }
      return node.type === 'string'
        ? { ...span, value: String(node.value) }
        : { ...span, value: null, why: texts.notText(address.key, name) }
    },
    all: () => leavesOf(tree).map(({ path, node }) => [path.join('/'), text.slice(node.offset, node.offset + node.length)]),
    spell: (value) => (isWellFormed(value) ? [JSON.stringify(value)] : []),
    room(address, raw) {
      const group = address.section === undefined ? tree : findNodeAtLocation(tree, [address.section])
      if (group !== undefined && group.type !== 'object') return null
      const options = { ...adding, formattingOptions: { ...adding.formattingOptions, eol: lineEnd(text) } }
      return addition(text, applyEdits(text, modify(text, pathOf(address), JSON.parse(raw), options)))
    },
  }
}

function pathOf({ section, key }: Address): JSONPath {
  return section === undefined ? [key] : [section, key]
}

/** Readers differ in which one of them counts. */
function isTwice(tree: Node, { section, key }: Address): boolean {
  const group = section === undefined ? tree : findNodeAtLocation(tree, [section])
  return (group?.children ?? []).filter(({ children: [name] = [] }) => name?.value === key).length > 1
}

type Leaf = { path: JSONPath; node: Node }

/** Every value that holds no other value, with its path. */
export function leavesOf(node: Node, path: JSONPath = []): Leaf[] {
  if (node.type === 'array') return node.children?.flatMap((child, index) => leavesOf(child, [...path, index])) ?? []
  if (node.type !== 'object') return [{ path, node }]
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : leavesOf(value, [...path, String(key.value)]),
  )
}

/** The one piece of text that was added; null if anything else differs. */
function addition(before: string, after: string): Room | null {
  let at = 0
  while (at < before.length && before[at] === after[at]) at += 1
  const text = after.slice(at, at + after.length - before.length)
  return before.slice(0, at) + text + before.slice(at) === after ? { at, text } : null
}
