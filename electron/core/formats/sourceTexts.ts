// Literals that no single pattern can follow to their end.

const cppRaw = /(?:u8|[LuU])?R"([^\s()\\"]{0,16})\(/y

/** `R"name(…)name"` of C++. Null where none begins or ends. */
export function endOfCppRaw(text: string, at: number): number | null {
  cppRaw.lastIndex = at
  const name = cppRaw.exec(text)?.[1]
  if (name === undefined) return null
  const close = `)${name}"`
  const end = text.indexOf(close, cppRaw.lastIndex)
  return end === -1 ? null : end + close.length
}

const csharpRaw = /\$*("{3,})/y
const interpolated = /\$(@?)"|@\$"/y
const plain = /@"[^"]*(?:""[^"]*)*"|"(?:[^"\\\r\n]|\\[^\r\n])*"/y

/** Deeper ones are not followed. */
const deepest = 16

/** Any literal of C# in double quotes. Null where none begins or ends. */
export function endOfCsharpText(text: string, at: number, depth = 0): number | null {
  csharpRaw.lastIndex = at
  const quotes = csharpRaw.exec(text)?.[1]
  if (quotes !== undefined) {
    const end = text.indexOf(quotes, csharpRaw.lastIndex)
    return end === -1 ? null : end + quotes.length
  }
  interpolated.lastIndex = at
  const found = interpolated.exec(text)
  if (found !== null) return endOfInterpolated(text, at + found[0].length, found[0] !== '$"', depth)
  plain.lastIndex = at
  return plain.test(text) ? plain.lastIndex : null
}

const verbatimPart = /(?:[^"{]|""|\{\{)*/y
const part = /(?:[^"\\{\r\n]|\\[^\r\n]|\{\{)*/y

/** Text with expressions between braces. */
function endOfInterpolated(text: string, from: number, isVerbatim: boolean, depth: number): number | null {
  const pattern = isVerbatim ? verbatimPart : part
  for (let at = from; at < text.length;) {
    pattern.lastIndex = at
    at += pattern.exec(text)?.[0].length ?? 0
    if (text[at] === '"') return at + 1
    const end = text[at] === '{' && depth < deepest ? endOfExpression(text, at + 1, depth + 1) : null
    if (end === null) return null
    at = end
  }
  return null
}

const begin = /[$@]*"/y
const character = /'(?:[^'\\\r\n]|\\[^\r\n])+'/y

/** Up to behind the brace that closes it. What is quoted in it is not looked into. */
function endOfExpression(text: string, from: number, depth: number): number | null {
  let open = 1
  for (let at = from; at < text.length;) {
    begin.lastIndex = at
    character.lastIndex = at
    if (begin.test(text)) {
      const end = endOfCsharpText(text, at, depth)
      if (end === null) return null
      at = end
      continue
    }
    if (text[at] === '{') open += 1
    if (text[at] === '}') open -= 1
    at = character.test(text) ? character.lastIndex : at + 1
    if (open === 0) return at
  }
  return null
}
