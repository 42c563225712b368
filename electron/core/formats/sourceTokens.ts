import { endOfCppRaw, endOfCsharpText } from './sourceTexts'

/** The languages whose constants can be set. */
export type Language = 'csharp' | 'cpp' | 'gdscript'

const languages: Readonly<Record<string, Language>> = {
  cs: 'csharp',
  ...Object.fromEntries(['c', 'cc', 'cpp', 'cxx', 'h', 'hh', 'hpp', 'hxx', 'inl'].map((ending) => [ending, 'cpp' as const])),
  gd: 'gdscript',
}

/** By the ending of the file's name; null for any other. */
export const languageOf = (path: string): Language | null => languages[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? null

/**
 * A piece of source, `[start, end)`. `text` is a literal in quotes, `break` an end of a line that counts, `definition` what
 * begins one of the preprocessor. `branch` is the innermost condition of the preprocessor that it stands under, as it is written there.
 */
export type Token = {
  kind: 'word' | 'text' | 'mark' | 'break' | 'definition'
  raw: string
  start: number
  end: number
  branch: string | null
}

/** Where something ends that begins at a place; null where it does not begin there. */
type EndOf = (text: string, at: number) => number | null
type Kind = Token['kind'] | 'skipped' | 'directive' | 'broken'
type Rule = readonly [kind: Kind, endOf: EndOf]

const follow =
  (pattern: RegExp): EndOf =>
  (text, at) => {
    pattern.lastIndex = at
    return pattern.test(text) ? pattern.lastIndex : null
  }
const rule = (kind: Kind, pattern: RegExp): Rule => [kind, follow(pattern)]

const lineBreak = rule('break', /\r?\n|\r/y)
const blockComment = rule('skipped', /\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//y)

const rules: Readonly<Record<Language, readonly Rule[]>> = {
  csharp: [
    lineBreak,
    rule('skipped', /[^\S\r\n]+|\/\/[^\r\n]*/y),
    blockComment,
    rule('directive', /#[^\r\n]*/y),
    ['text', endOfCsharpText],
    rule('mark', /'(?:[^'\\\r\n]|\\[^\r\n])+'|\d[\w.]*/y),
    rule('word', /@?[\p{L}_][\p{L}\p{N}\p{M}_]*/uy),
    rule('broken', /["']|\/\*|[@$]+"/y),
    rule('mark', /=>|\?\?=|[-=!<>+*/%&|^]=|\?\.|::|->|[^]/y),
  ],
  cpp: [
    // A backslash joins two lines.
    rule('skipped', /(?:[^\S\r\n]|\\\r?\n)+|\/\/(?:[^\\\r\n]|\\(?:\r?\n)?)*/y),
    lineBreak,
    blockComment,
    rule('definition', /#[ \t]*define\b/y),
    rule('directive', /#(?:[^\\\r\n/]|\\(?:\r?\n)?|\/[^\\\r\n*/])*/y),
    ['text', endOfCppRaw],
    rule('broken', /(?:u8|[LuU])?R"/y),
    rule('text', /(?:u8|[LuU])?"(?:[^"\\\r\n]|\\(?:\r\n|[^]))*"/y),
    rule('mark', /(?:u8|[LuU])?'(?:[^'\\\r\n]|\\[^\r\n])+'|\.?\d(?:'?[\w.])*/y),
    rule('word', /[\p{L}_$][\p{L}\p{N}_$]*/uy),
    rule('broken', /["']|\/\*/y),
    rule('mark', /[-=!<>+*/%&|^]=|->|::|[^]/y),
  ],
  gdscript: [
    rule('skipped', /(?:[^\S\r\n]|\\\r?\n)+|#[^\r\n]*/y),
    rule('break', /\r?\n|\r|;/y),
    rule('text', /[r&^]?"""(?:"{0,2}(?:[^"\\]|\\[^]))*"""/y),
    rule('text', /[r&^]?'''(?:'{0,2}(?:[^'\\]|\\[^]))*'''/y),
    rule('broken', /[r&^]?(?:"""|''')/y),
    rule('text', /[r&^]?(?:"[^"\\]*(?:\\[^][^"\\]*)*"|'[^'\\]*(?:\\[^][^'\\]*)*')/y),
    rule('mark', /\d[\w.]*/y),
    rule('word', /[\p{L}_][\p{L}\p{N}_]*/uy),
    rule('broken', /["']/y),
    rule('mark', /:=|->|[-=!<>+*/%&|^]=|[^]/y),
  ],
}

/** All tokens of a source; null where a text or a comment does not end, so that nothing behind it is certain. */
export function tokensOf(text: string, language: Language): Token[] | null {
  const tokens: Token[] = []
  const conditions = createConditions(text)
  const lines = createLines(language)
  for (let at = 0; at < text.length;) {
    const { kind, end } = pieceAt(text, at, language, lines.isNew())
    const raw = text.slice(at, end)
    if (kind === 'broken') return null
    if (kind === 'directive') conditions.meet(raw, end, tokens.length === 0)
    else if (kind !== 'skipped' && lines.counts(kind)) tokens.push({ kind, raw, start: at, end, branch: conditions.now() })
    lines.pass(kind)
    at = end
  }
  return tokens
}

/** Ends of lines count in all of GDScript, and in a definition of C++. */
function createLines(language: Language) {
  let isNew = true
  let isDefinition = false
  return {
    /** Whether nothing stood on the line yet. */
    isNew: () => isNew,
    counts: (kind: Kind) => kind !== 'break' || isDefinition || language === 'gdscript',
    pass(kind: Kind): void {
      isNew = kind === 'break' || (kind === 'skipped' && isNew)
      isDefinition = kind === 'definition' || (kind !== 'break' && isDefinition)
    },
  }
}

function pieceAt(text: string, at: number, language: Language, isLineNew: boolean): { kind: Kind; end: number } {
  for (const [kind, endOf] of rules[language]) {
    if (!isLineNew && (kind === 'directive' || kind === 'definition')) continue
    const end = endOf(text, at)
    if (end !== null) return { kind, end }
  }
  return { kind: 'broken', end: text.length }
}

/** What the lines of the preprocessor say about what stands between them. */
function createConditions(text: string) {
  const conditions: (string | null)[] = []
  return {
    now: () => conditions.findLast((condition) => condition !== null) ?? null,
    meet(directive: string, end: number, isOnTop: boolean): void {
      const word = /^#[ \t]*(\w*)/.exec(directive)?.[1] ?? ''
      const condition = directive.replaceAll(/\s+/g, ' ').trim()
      if (word.startsWith('if')) conditions.push(isOnTop && isGuard(text, directive, end) ? null : condition)
      if (word.startsWith('el')) conditions.splice(-1, 1, condition)
      if (word === 'endif') conditions.pop()
    },
  }
}

const definedNext = /\s*#[ \t]*define[ \t]+(\w+)/y

/** A header that keeps itself from being read twice depends on nothing. */
function isGuard(text: string, directive: string, end: number): boolean {
  const name = /^#[ \t]*(?:ifndef[ \t]+|if[ \t]+![ \t]*defined\()(\w+)/.exec(directive)?.[1]
  definedNext.lastIndex = end
  return name !== undefined && definedNext.exec(text)?.[1] === name
}
