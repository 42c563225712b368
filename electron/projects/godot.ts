/** Version and name out of a project.godot, as far as it says them. */
export function readGodot(text: string): { version: string | null; name: string | null } {
  const values = valuesIn(text)
  return { version: versionOf(values), name: nameOf(values.get('application/config/name')) }
}

/**
 * The assignments by full key, values as written. A value may span lines while a text or a bracket is open.
 */
function valuesIn(text: string): Map<string, string> {
  const values = new Map<string, string>()
  let section = ''
  for (const statement of statementsOf(text)) {
    const header = /^\[([^\]"]+)\]/.exec(statement)?.[1]
    const assignment = /^([\w/.]+)=([^]*)$/.exec(statement)
    if (header !== undefined) section = `${header}/`
    if (assignment !== null) values.set(section + (assignment[1] ?? ''), assignment[2] ?? '')
  }
  return values
}

const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|;[^\n]*|[([{)\]}\n]/g

/** Cuts the text at the line breaks that are in no text, comment or bracket. */
function* statementsOf(text: string): Generator<string> {
  let start = 0
  let depth = 0
  for (const { 0: mark, index } of text.matchAll(token)) {
    if ('([{'.includes(mark)) depth += 1
    if (')]}'.includes(mark)) depth -= 1
    if (mark !== '\n' || depth > 0) continue
    yield text.slice(start, index)
    start = index + 1
    depth = 0
  }
  yield text.slice(start)
}

function versionOf(values: ReadonlyMap<string, string>): string | null {
  const format = /^\d+/.exec(values.get('config_version') ?? '')?.[0]
  if (format === '3') return '3.0'
  if (format === '4') return '3'
  if (format !== '5') return null
  // Among the features there is the minor version the project was last saved with.
  const features = values.get('application/config/features') ?? ''
  return /"(4\.\d+)"/.exec(features)?.[1] ?? '4'
}

function nameOf(value: string | undefined): string | null {
  const inner = /^"((?:[^"\\]|\\[^])*)"/.exec(value ?? '')?.[1]
  return inner?.replace(/\\(["\\])/g, '$1') || null
}
