import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'

import { fileTexts } from '../../../shared/texts/files'

const root = join(import.meta.dirname, '../../..')

/** What reads like a sentence but is shown to no user, with the reason why it is not in shared/texts/. */
const exceptions: Readonly<Record<string, string>> = {
  'not an error': 'in the log, for what was thrown and is none',
  '… was damaged and kept aside': 'in the log, beside the notice',
  'The portal client failed: …': 'a bug of ours, in the log',
  'A row stands outside a page.': 'a bug of ours, before anything is drawn',
  '    public static class Keys': 'source that Latchkey writes',
  '        public const string ': 'source that Latchkey writes',
  '\tinline constexpr const TCHAR* ': 'source that Latchkey writes',
  'static func value(key: String) -> String:': 'source that Latchkey writes',
  'This page only works inside Latchkey.': 'for a page that is opened in another program, which is of no use there',
}

// A word with a capital, or a value, before another word; or three plain words in a row. Class names have hyphens.
const sentence = /(?:^|\s)[“(]?[A-Z…][\w’']*[,.:;]? [a-z][\w’']+|(?<![\w-])[a-z’']+(?: [a-z’']+){2,}(?![\w-])/

/** What reads like a sentence, or a part of one, in a source file; an ellipsis for each value inside. */
function sentencesIn(path: string, source: string): string[] {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`)
  const texts: string[] = []
  new Visitor({
    Literal: ({ value }) => texts.push(typeof value === 'string' ? value : ''),
    TemplateLiteral: ({ quasis }) => texts.push(quasis.map(({ value }) => value.raw).join('…')),
    JSXText: ({ value }) => texts.push(value.replaceAll(/\s+/g, ' ').trim()),
  }).visit(program)
  return texts.filter((text) => sentence.test(text))
}

test('what a user can read stands in shared/texts/ or in the texts of a service, and nowhere else in the app', () => {
  const found = ['electron', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      // What a service's own answers mean is in its own folder.
      .filter((path) => /\.tsx?$/.test(path) && !/^core[\\/]services[\\/]\w+[\\/]texts\.ts$/.test(path))
      .flatMap((path) => sentencesIn(path, readFileSync(join(root, folder, path), 'utf8'))),
  )
  // An exception that is no longer needed fails the test, too.
  expect(new Set(found)).toEqual(new Set(Object.keys(exceptions)))
})

test.each([
  ["session.say('Token deleted')", 'Token deleted'],
  ['say(`${label} saved`)', '… saved'],
  ['refused(`${name} is not JSON. Repair it.`)', '… is not JSON. Repair it.'],
  ["const reasons = { ENOSPC: 'the disk is full. Free some space' }", 'the disk is full. Free some space'],
  ['const row = <p title="Ships in the game" />', 'Ships in the game'],
  ['const row = <p>Nothing is\n  stored yet</p>', 'Nothing is stored yet'],
])('the reader finds a text in %s', (code, text) => {
  expect(sentencesIn('a.tsx', code)).toEqual([text])
})

test.each(["'field-input revealed mono'", '`protection is-${state}`', '`Bearer ${token}`', '`p4 edit ${path}`'])(
  'the reader finds no text in %s',
  (code) => expect(sentencesIn('a.tsx', code)).toEqual([]),
)

test.each(['It is newer', 'It is newer.'])('what follows a problem (%s) follows one full stop', (problem) => {
  expect(fileTexts.leftAsIs(problem)).toBe('It is newer. It was left as it is.')
})
