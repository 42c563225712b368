import { expect, test } from 'vitest'

import { AppError } from '../../../../shared/errors'
import { pasteTexts } from '../../../../shared/texts/paste'
import { secretIn } from '../../../../electron/core/vault/pastedSecret'

const token = '5f0c2a9d4e8b41c7a3d6f1b2e9c80417'
const clean = (text: string) => secretIn(text, 'COHERENCE_PORTAL_TOKEN')

test.each([
  ['blanks and line ends around it', `  ${token}\r\n\r\n`],
  ['a non-breaking space', `\u00A0${token}\u00A0`],
  ['zero-width characters', `\u200B${token}\uFEFF`],
  ['straight quotes', `"${token}"`],
  ['quotes of a mail', `“${token}”`],
  ['backquotes', `\`${token}\``],
  ['a line of a .env file', `COHERENCE_PORTAL_TOKEN=${token}`],
  ['marks of the writing direction', `\u202A\u2066\u061C${token}\u2063\u2069\u202C`],
  ['a variation selector', `${token}\uFE0F`],
  ['a code fence', `\`\`\`${token}\`\`\``],
  ['a code fence over lines', `\`\`\`\n${token}\n\`\`\`\n`],
  ['stars of Markdown', `**${token}**`],
  ['quotes in stars', `**\`${token}\`**`],
  ['a variable of PowerShell', `$env:COHERENCE_PORTAL_TOKEN="${token}"`],
  ['a variable of the command prompt', `set COHERENCE_PORTAL_TOKEN=${token}`],
  ['a statement', `COHERENCE_PORTAL_TOKEN="${token}";`],
  ['a member of JSON', `"COHERENCE_PORTAL_TOKEN": "${token}",`],
  ['a comma at its end', `${token},`],
  ['a variable within a code fence', `\`\`\`\nexport COHERENCE_PORTAL_TOKEN=${token}\n\`\`\``],
  ['an exported and quoted variable', `export COHERENCE_PORTAL_TOKEN='${token}'`],
  ['quotes as HTML codes', `&quot;${token}&quot;`],
  ['quotes as codes in capitals and numbers', `&QUOT;&#39;&#X22;${token}&#x22;&#39;&quot;`],
  ['typographic quotes as codes', `&ldquo;${token}&rdquo;`],
  ['brackets as codes', `&lt;${token}&gt;`],
  ['blanks as codes', `&nbsp;${token}&nbsp;&#160;`],
  ['a variable with codes', `COHERENCE_PORTAL_TOKEN=&quot;${token}&quot;;`],
  ['a comma behind codes', `&quot;${token}&quot;,`],
])('a token pasted with %s is the token', (_case, text) => {
  expect(clean(text)).toBe(token)
})

test.each([
  ['nothing', ''],
  ['blanks only', ' \t\n '],
  ['empty quotes', '""'],
  ['two lines', `${token}\n${token}`],
  ['a sentence', `The token is ${token}`],
  ['another variable', `OTHER = ${token}`],
  ['an accent', `${token}é`],
  ['a typographic dash', `${token}–1`],
  ['a NUL', `${token}\0`],
  ['more than a header takes', 'a'.repeat(5000)],
])('%s is refused with a reason that does not repeat it', (_case, text) => {
  const failure = failureOf(() => clean(text))
  expect(failure.code).toBe('invalid')
  expect(failure.message).toMatch(/[a-z].*\.$/)
  expect(failure.message).not.toContain(token)
})

test.each([
  ['in front alone', `&quot;${token}`],
  ['at its end alone', `${token}&quot;`],
  ['at its end, an ampersand', `${token}&amp;`],
  ['inside', `5f0c2a9d4e8b41c7&#45;a3d6f1b2e9c80417`],
  ['around a tag', `&lt;b&gt;${token}&lt;/b&gt;`],
])('an HTML code %s is refused, and said to be that, with no character taken away', (_case, text) => {
  expect(failureOf(() => clean(text)).message).toBe(pasteTexts.codes)
})

test('what only looks like an HTML code is part of the secret', () => {
  for (const text of ['ab&cd', 'ab&cd;ef', 'a&#;b', 'ab&quotcd']) expect(clean(text)).toBe(text)
})

test.each(['********', '••••••••', '●●●●●●●●●●', 'xxxxxxxx', '5f0c…0417', '5f0c...0417', '**********0417', '5f0c****0417'])(
  'the masked form %s is refused, and said to be that',
  (text) => {
    expect(failureOf(() => clean(text)).message).toBe(pasteTexts.masked)
  },
)

test('a character inside the token is never taken away', () => {
  expect(clean('<b>abc</b>')).toBe('<b>abc</b>')
  expect(clean(`ab"cd'ef`)).toBe(`ab"cd'ef`)
})

function failureOf(action: () => unknown) {
  try {
    action()
  } catch (error) {
    if (error instanceof AppError) return error.failure
    throw error
  }
  throw new Error('It was accepted.')
}
