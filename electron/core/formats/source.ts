import { sourceTexts as texts } from '../../../shared/texts/formats'
import { refused } from '../files/failure'
import { constantsOf, namesOf, type Constant } from './sourceConstants'
import { decodeLiteral, spellLiteral } from './sourceLiterals'
import { languageOf, tokensOf, type Language } from './sourceTokens'
import type { Format, Slot } from './format'

/**
 * Source in C#, C++ or GDScript, in which a constant that is there gets another text: the name is the key of its address. What
 * is put together, depends on a condition of the preprocessor or is there twice is only shown.
 */
export const source: Format = ({ text }, name) => {
  const language = languageOf(name)
  if (language === null) throw refused(texts.language(name))
  const tokens = tokensOf(text, language)
  if (tokens === null) throw refused(texts.broken(name))
  return {
    find: ({ key }) => slotOf(constantsOf(tokens, key, language), language, name),
    names: () => namesOf(tokens, language),
    all: () => tokens.map(({ kind, branch, raw }) => [`${kind} ${branch ?? ''}`, raw]),
    spell: (value, slot) => spellLiteral(value, language, slot && text.slice(slot.start, slot.end)),
    room: ({ key }) => {
      throw refused(texts.none(key, name))
    },
  }
}

function slotOf(constants: readonly Constant[], language: Language, file: string): Slot | null {
  const [first] = constants
  if (first === undefined) return null
  const { start, end } = first.literal ?? first.name
  const valueOf = ({ literal }: Constant) => literal && decodeLiteral(literal.raw, language)
  const key = first.name.raw
  const branches = constants.map((each) => ({ branch: each.name.branch, value: valueOf(each) }))
  if (branches.some(({ branch }) => branch !== null)) return { start, end, value: null, why: texts.branches(key, file, branches) }
  if (constants.length > 1) return { start, end, value: null, why: texts.twice(key, file) }
  return { start, end, value: valueOf(first), why: texts.computed(key, file) }
}
