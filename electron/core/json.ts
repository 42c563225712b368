import { createScanner } from 'jsonc-parser'

/** Deeper than anything we, a team or a portal write. Code that walks through JSON runs out of stack twenty times deeper. */
const deepest = 200

export type Json = { is: 'json'; value: unknown } | { is: 'broken' | 'deep' }

/** The only way to read JSON that others wrote. Never throws for bad JSON. */
export function readJson(text: string): Json {
  if (isDeep(text)) return { is: 'deep' }
  try {
    return { is: 'json', value: JSON.parse(text) as unknown }
  } catch (error) {
    if (error instanceof SyntaxError) return { is: 'broken' }
    throw error
  }
}

/** Whether braces and brackets are nested deeper than anybody would write. Comments between them are skipped. */
function isDeep(text: string): boolean {
  const scanner = createScanner(text, true)
  let depth = 0
  // By offset, since after an unclosed comment the scanner is past the end of the text.
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const mark = text[scanner.getTokenOffset()] ?? ''
    if ('{['.includes(mark)) depth += 1
    if ('}]'.includes(mark)) depth -= 1
    if (depth > deepest) return true
  }
  return false
}
