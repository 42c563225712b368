/**
 * The pairs of a file of properties, read as `java.util.Properties.load` documents it: natural lines are joined to logical
 * ones first, and then taken apart character by character. The last one of a name counts.
 */
export function pairsIn(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const line of logicalLines(text)) {
    const end = keyEnd(line)
    const rest = line.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '')
    pairs.set(converted(line.slice(0, end)), converted(rest))
  }
  return pairs
}

function logicalLines(text: string): string[] {
  const lines: string[] = []
  let open: string | null = null
  for (const natural of text.split(/\r\n|\r|\n/)) {
    const line: string = natural.replace(/^[ \t\f]+/, '')
    if (open === null && /^(?:$|[#!])/.test(line)) continue
    const whole: string = (open ?? '') + line
    open = goesOn(whole) ? whole.slice(0, -1) : null
    if (open === null) lines.push(whole)
  }
  return open === null ? lines : [...lines, open]
}

const goesOn = (line: string): boolean => (/\\+$/.exec(line)?.[0] ?? '').length % 2 === 1

function keyEnd(line: string): number {
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1
    else if (/[=: \t\f]/.test(line[at] ?? '')) return at
  }
  return line.length
}

const named: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' }

function converted(raw: string): string {
  let text = ''
  for (let at = 0; at < raw.length; at += 1) {
    const mark = raw[at] ?? ''
    if (mark !== '\\') {
      text += mark
      continue
    }
    at += 1
    const next = raw[at] ?? ''
    if (next !== 'u') {
      text += named[next] ?? next
      continue
    }
    const code = raw.slice(at + 1, at + 5)
    if (!/^[\da-fA-F]{4}$/.test(code)) throw new Error('Malformed \\uxxxx encoding.')
    text += String.fromCharCode(Number.parseInt(code, 16))
    at += 4
  }
  return text
}
