/**
 * A pattern for every text that does not begin with a word of letters, digits and underscores. Written out, so that it needs
 * no look-ahead, which not every engine of regular expressions has.
 */
export function notBeginningWith(word: string): string {
  const otherwise = word.split('').reduceRight((rest, next) => `(?:$|[^${next}]${rest === '' ? '' : `|${next}${rest}`})`, '')
  return `^${otherwise}`
}
