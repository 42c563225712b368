/**
 * A pattern for every text that does not begin with a word of letters, digits and underscores. Written out, so that it needs
 * no look-ahead, which not every engine of regular expressions has.
 */
export function notBeginningWith(word: string): string {
  const ways = [...word].map((next, at) => `${word.slice(0, at)}(?:$|[^${next}])`)
  return `^(?:${ways.join('|')})`
}
