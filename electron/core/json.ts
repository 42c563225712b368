import { createScanner } from 'jsonc-parser'

/** Deeper than anything we, a team or a portal write. Twenty times deeper, what walks through it runs out of stack. */
const deepest = 200

export type Json = { is: 'json'; value: unknown } | { is: 'broken' | 'deep' }

/** The only way to read JSON that others wrote. Never throws for what is wrong with it. */
export function readJson(text: string): Json {
  if (isDeep(text)) return { is: 'deep' }
  try {
    return { is: 'json', value: JSON.parse(text) as unknown }
  } catch (error) {
    if (error instanceof SyntaxError) return { is: 'broken' }
    throw error
  }
}

/** Whether braces and brackets are nested deeper than anybody means them to be. Comments may stand between. */
function isDeep(text: string): boolean {
  const scanner = createScanner(text, true)
  let depth = 0
  // Behind a comment that never ends the scanner stands beyond the text, and no token there is empty.
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const mark = text[scanner.getTokenOffset()] ?? ''
    if ('{['.includes(mark)) depth += 1
    if ('}]'.includes(mark)) depth -= 1
    if (depth > deepest) return true
  }
  return false
}
