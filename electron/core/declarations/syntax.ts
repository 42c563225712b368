import { declarationTexts, type FaultWords } from '../../../shared/texts/declarations'
import type { Broken } from '../portal/exactJson'
import { lineAt } from '../portal/jsonLines'
import { faultAt, type Fault } from './fault'

const texts = declarationTexts.syntax

/** What keeps a text from being JSON, on the line where a person has to put it right. */
export function faultOfSyntax(text: string, { error, offset }: Broken): Fault {
  const words = wordsOf(text, error, offset)
  // What is missing belongs after what came before, which may be lines above.
  const before = text.slice(0, offset).trimEnd().length
  const isBefore = words === texts.noComma || words === texts.comma
  return { ...faultAt([], words), line: lineAt(text, isBefore ? before : offset) }
}

function wordsOf(text: string, error: string, offset: number): FaultWords {
  const next = text[offset] ?? ''
  if (next === '') return texts.noEnd
  const isAfterComma = text.slice(0, offset).trimEnd().endsWith(',')
  if (isAfterComma && (next === '}' || next === ']')) return texts.comma
  return byCode[error] ?? declarationTexts.broken
}

const byCode: Readonly<Record<string, FaultWords>> = {
  CommaExpected: texts.noComma,
  ColonExpected: texts.noColon,
  EndOfFileExpected: texts.afterEnd,
  InvalidCommentToken: texts.comment,
  UnexpectedEndOfComment: texts.comment,
  UnexpectedEndOfString: texts.openText,
  InvalidSymbol: texts.quotes,
  PropertyNameExpected: texts.quotes,
  ValueExpected: texts.quotes,
}
