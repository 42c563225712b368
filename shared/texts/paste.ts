/** Why a pasted text can't be a secret: what is wrong, then what to do. */
export const pasteTexts = {
  nothing: 'The clipboard or the field was empty. Copy the token and paste again.',
  onlyQuotes: 'There is nothing between the quotes. Copy the token itself.',
  lines: 'This is more than one line. Copy the token alone, without the text around it.',
  tooLong: (length: number, most: number) => `This is too long for a token (${length} characters; at most ${most}).`,
  masked: 'This is the masked form of a token, as a web page shows it. Copy the token itself, by the copy button of that page.',
  codes: 'There are HTML codes such as &quot; in it. Copy the token as the page shows it, not from the page’s source.',
  space: 'There is a space inside. Copy the token alone, without the text around it.',
  characters: 'There is a character in it that no token has (an accent, an emoji, a typographic dash). Copy it again.',
}
