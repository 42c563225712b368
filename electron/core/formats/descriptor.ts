import { applyEdits, modify } from 'jsonc-parser'

import type { Format } from './format'
import { addition, openJson } from './projectJson'
import { lineEnd } from './text'

/** What Unreal itself writes before the description. */
const before = ['FileVersion', 'EngineAssociation', 'Category']

/** A .uproject: JSON, in which a new entry goes where Unreal would write it. */
export const descriptor: Format = (file, name) => {
  const { text } = file
  const eol = lineEnd(text)
  const formattingOptions = { insertSpaces: /\n {2}/.test(text), tabSize: /\n( +)/.exec(text)?.[1]?.length ?? 4, eol }
  return {
    ...openJson(file, name),
    room({ section, key }, raw) {
      if (section !== undefined) return null
      const getInsertionIndex = (keys: string[]) => keys.findLastIndex((each) => before.includes(each)) + 1
      return addition(text, applyEdits(text, modify(text, [key], JSON.parse(raw), { formattingOptions, getInsertionIndex })))
    },
  }
}
