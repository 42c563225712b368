import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { anyLine, anyLines, nameOfGame, webAddress } from '../../../../shared/general/checks'
import { problemOf } from '../../../../shared/catalog/rules'
import { coherence } from '../../../../shared/catalog/coherence'
import { fieldsOf } from '../../../../shared/catalog/services'
import { invisibleIn, withoutInvisible, withVisible } from '../../../../shared/values/invisible'
import { AppError } from '../../../../shared/errors'
import { startApp } from '../../world/appWorld'
import { fixtures, temporaryFolder } from '../../world/folder'

/** Two names that look alike, or one that is not what it looks like. */
const strange = [
  ['a zero-width space', 'Tiefe\u200bWasser'],
  ['an override of the direction', 'Tiefe\u202eWasser'],
  ['an isolate', 'Tiefe\u2066Wasser'],
  ['a mark of direction', 'Tiefe\u200fWasser'],
  ['a byte order mark', 'Tiefe\ufeffWasser'],
  ['a soft hyphen', 'Tiefe\u00adWasser'],
  ['a word joiner', 'Tiefe\u2060Wasser'],
  ['a joiner between letters that never join', 'Tiefe\u200dWasser'],
  ['a joiner at the end', 'Tiefe\u200c'],
  ['a filler that is a letter', 'Tiefe\u3164Wasser'],
  ['a tag', 'Tiefe\u{e0041}Wasser'],
  ['a variation of a letter that has none', 'Tiefe\ufe0fWasser'],
  ['at the end of a version', '1.4.2\u200b'],
] as const

/** What looks as it is, though parts of it can't be seen alone. */
const fine = [
  'Tiefe Wasser',
  'نیم\u200cفاصله',
  'क्\u200dष',
  'ශ්\u200dරී',
  'അവന്\u200d',
  '👍🏽\u200d🔥',
  '👩\u200d👧 Quest',
  '🏳\ufe0f\u200d🌈',
  '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  'I ❤\ufe0f Moths',
  '1\ufe0f\u20e3 Up',
  '葛\u{e0100}城',
  '東京\u3000迷宮',
  'e\u0301tude',
  '',
]

describe('a name that is not what it looks like', () => {
  test.each(strange)('%s is refused, with the place', (_, text) => {
    const [before = ''] = text.split(/[^\x20-\x7e]/)
    for (const check of [anyLine, anyLines, nameOfGame]) expect(check(text)).toContain(`invisible character after “${before}”`)
  })

  test.each(fine)('%j is taken', (text) => {
    expect(anyLine(text)).toBeNull()
    expect(withoutInvisible(text)).toBe(text)
  })

  test('a text of many lines, an address and a name of the team are checked too', () => {
    expect(anyLines('a\n\tb')).toBeNull()
    expect(anyLines('a\n\u202eb')).not.toBeNull()
    expect(webAddress('https://a.example/\u200b')).not.toBeNull()
    const names = fieldsOf(coherence).filter(({ id }) => id === 'organizationName' || id === 'projectName')
    expect(names.length).toBeGreaterThan(0)
    for (const field of names) if (field.kind === 'fetched') expect(problemOf(field, 'Tiefe\u200bWasser')).not.toBeNull()
  })

  test('at the start it is named without a text before it', () => {
    expect(anyLine('\u202eTiefe')).toContain('at the start')
    expect(invisibleIn('Tiefe')).toBeNull()
  })

  test('a long text is quoted where the character is', () => {
    expect(anyLine(`${'a'.repeat(300)}end\u200b`)).toMatch(/after “…a{0,30}end”/)
  })
})

test('what is pasted as a name of the game is not written, and the row says why', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  const file = 'ProjectSettings/ProjectSettings.asset'
  const before = project.text(file)
  await app.call('project.open', { path: project.root })
  const row = () => app.view().project?.general?.rows.find(({ id }) => id === 'unity.productName')
  await app.call('general.write', { id: 'unity.productName', value: 'Tiefe\u200bWasser' })
  expect(row()?.problem).toMatchObject({ code: 'invalid', message: expect.stringContaining('after “Tiefe”') })
  expect(project.text(file)).toBe(before)
  // Around a name it means nothing.
  await app.call('general.write', { id: 'unity.productName', value: '\ufeffTiefe Wasser' })
  expect(row()).toMatchObject({ value: 'Tiefe Wasser', problem: null })
})

test('a name is cleaned where no line could say what is wrong with it', () => {
  expect(withoutInvisible('\u200bdeploy\u00ad bot\u202e')).toBe('deploy bot')
})

test.each([
  ['a line break', 'a\nb\r\nc', 'a\\u{a}b\\u{d}\\u{a}c'],
  ['breaks of Unicode', 'a\u2028b\u2029c\u0085d', 'a\\u{2028}b\\u{2029}c\\u{85}d'],
  ['control characters', 'a\0b\x1b[31mc\x07', 'a\\u{0}b\\u{1b}[31mc\\u{7}'],
  ['an override of the direction', 'a\u202etxt.exe', 'a\\u{202e}txt.exe'],
  ['an ordinary sentence', 'Größe of サーバー: 5\u202f%, 👩\u200d👧', 'Größe of サーバー: 5\u202f%, 👩\u200d👧'],
])('a sentence of a failure is on one line, and nothing in it is hidden: %s', (_, text, expected) => {
  expect(withVisible(text)).toBe(expected)
  const error = new AppError('file-failed', text)
  expect([error.message, error.failure.message]).toEqual([expected, expected])
})

test('names of files and folders are on one line in notices and in the status line', async () => {
  const app = startApp()
  const parent = temporaryFolder()
  const name = 'game\nLatchkey was updated\u202e'
  const root = parent.at(name)
  cpSync(join(fixtures, 'unity-project'), root, { recursive: true })
  app.noteChosen(root)
  await app.call('project.open', { path: root })
  rmSync(root, { recursive: true })
  await app.app.refresh(app.session)
  app.session.say(`Written to ${name}`)
  const { notices, said } = app.view()
  expect(notices.map(({ text }) => text).join('')).toContain('game\\u{a}Latchkey was updated\\u{202e} is not there any more')
  expect(said.text).toBe('Written to game\\u{a}Latchkey was updated\\u{202e}')
  app.session.shared.notices.add({ id: 'any', tone: 'info', text: name })
  expect(app.view().notices.map(({ text }) => text)).toContain('game\\u{a}Latchkey was updated\\u{202e}')
})
