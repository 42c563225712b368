/**
 * A character that can't be seen, or that turns the text around it; or, as `seen`, one that is part of what is seen: joiners
 * within the words of scripts that are spelled with them, and what emoji, flags and variants of ideographs are made of.
 */
const unseen =
  /(?<seen>(?<=[\p{L}\p{M}])(?<![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Zinh}\p{sc=Zyyy}\p{sc=Hani}\p{sc=Hang}])[\u200c\u200d]|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=\p{Emoji})[\ufe0e\ufe0f]|(?<=\p{sc=Hani})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,8}\u{e007f})|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu

/** What comes before the first character that can't be seen; null where there is none. */
export function invisibleIn(text: string): string | null {
  unseen.lastIndex = 0
  for (let found = unseen.exec(text); found !== null; found = unseen.exec(text)) {
    if (found.groups?.['seen'] === undefined) return text.slice(0, found.index)
  }
  return null
}

/** The text as it is seen. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(unseen, (found, seen?: string) => (seen === undefined ? '' : found))
}

/** The text with what can't be seen in it written out, and so on one line. */
export function withVisible(text: string): string {
  return text.replaceAll(unseen, (found, seen?: string) =>
    seen === undefined ? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}` : found,
  )
}
