/**
 * One line as Unreal takes it, `[start, end)` in the text. `kept` is what counts of it, which is the very text of a line that
 * is `whole`; a `joined` one goes over several lines of the file.
 */
export type Line = { start: number; end: number; kept: string; is: 'whole' | 'shortened' | 'joined' }

/** Up to 5.5 a bar outside quotes ended a line; since 5.6 it is a character like any other. */
type Version = { endsAtBar: boolean }

/**
 * The lines of an ini file, blank ones included. Two slashes outside quotes begin a comment, which still counts for all else:
 * a line goes on where a backslash is the last character before its end, and as long as a brace is open. Braces outside
 * quotes are dropped.
 */
export function linesOf(text: string, version: Version): Line[] {
  const lines: Line[] = []
  let open = begun(0)
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at, open)
    if (endsLine(token, open, version)) {
      lines.push(lineOf(open, at))
      open = begun(at + token.length)
    } else {
      take(open, token)
    }
    at += token.length
  }
  return [...lines, lineOf(open, text.length)]
}

type Open = { start: number; kept: string; is: Line['is']; isQuoted: boolean; isComment: boolean; depth: number }

const begun = (start: number): Open => ({ start, kept: '', is: 'whole', isQuoted: false, isComment: false, depth: 0 })

const lineOf = ({ start, kept, is }: Open, end: number): Line => ({ start, end, kept, is })

/** A line break with the backslash before it, a mark, or the text in between. */
const bare = /\\?(?:\r\n|\r|\n)|\/\/|[^\\/"|{}\r\n]+|[^]/y
/** In quotes a backslash makes the next mark a character like any other. */
const quoted = /\\?(?:\r\n|\r|\n)|\\[\\"]|[^\\"\r\n]+|[^]/y

function tokenAt(text: string, at: number, { isQuoted, isComment }: Open): string {
  const pattern = isQuoted && !isComment ? quoted : bare
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

function endsLine(token: string, { isQuoted, depth }: Open, { endsAtBar }: Version): boolean {
  if (token === '|') return endsAtBar && !isQuoted
  return depth === 0 && /^[\r\n]/.test(token)
}

function take(line: Open, token: string): void {
  if (/[\r\n]$/.test(token)) {
    line.kept += ' '
    line.is = 'joined'
    return
  }
  if (token === '"') line.isQuoted = !line.isQuoted
  const deeper = line.isQuoted ? 0 : depthOf(token, line)
  line.isComment ||= token === '//' && !line.isQuoted
  line.depth += deeper
  if (deeper === 0 && !line.isComment) line.kept += token
  else if (line.is === 'whole') line.is = 'shortened'
}

function depthOf(token: string, { depth }: Open): number {
  if (token === '{') return 1
  return token === '}' && depth > 0 ? -1 : 0
}
