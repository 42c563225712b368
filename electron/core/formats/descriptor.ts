import type { Format } from './format'
import { openJson } from './projectJson'

/** What Unreal itself writes before the description. */
const before = ['FileVersion', 'EngineAssociation', 'Category']

/** A .uproject: JSON, in which a new entry goes where Unreal would write it. */
export const descriptor: Format = (file, name) => {
  const indent = /\n([ \t]+)"/.exec(file.text)?.[1] ?? '\t'
  return openJson(file, name, {
    formattingOptions: { insertSpaces: !indent.startsWith('\t'), tabSize: indent.length },
    getInsertionIndex: (keys) => keys.findLastIndex((each) => before.includes(each)) + 1,
  })
}
