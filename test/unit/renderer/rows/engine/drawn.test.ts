import { createElement } from 'react'
import { prerender } from 'react-dom/static'
import { expect, onTestFinished, test, vi } from 'vitest'

import type { EngineSettingView, SettingType } from '../../../../../shared/engineSettings'
import { setting } from './setting'

/** A row as it is drawn, as HTML. */
async function draw(row: EngineSettingView, fixed: string | null = null): Promise<string> {
  vi.stubGlobal('window', new EventTarget())
  onTestFinished(() => void vi.unstubAllGlobals())
  const { EngineRow } = await import('../../../../../renderer/rows/engine/EngineRow')
  const { prelude } = await prerender(createElement(EngineRow, { folder: '/game', page: 'physics', row, fixed }))
  return new Response(prelude).text()
}

/** The attributes of the first such element. */
function attributesOf(html: string, element: string): string {
  return new RegExp(`<${element}\\b([^>]*)>`).exec(html)?.[1] ?? ''
}

const label = 'Gravity'
const choices = [
  { value: '0', label: 'Fixed Update' },
  { value: '1', label: 'Script' },
]

test.each<[string, SettingType, string, string, RegExp]>([
  ['a switch', { is: 'switch' }, 'true', 'input', /role="switch".*aria-label="Gravity".*checked/],
  ['a number', { is: 'number', isWhole: false }, '9.81', 'input', /inputMode="decimal".*value="9.81"/],
  ['a choice', { is: 'choice', choices }, '1', 'select', /aria-describedby/],
  ['flags', { is: 'flags', bits: [{ bit: 0, label: 'Water' }] }, '1', 'button[^>]*dialog', /aria-label="Gravity, Everything"/],
  ['a vector', { is: 'vector', parts: ['X', 'Y'], isWhole: false }, '0, 2', 'input', /aria-label="Gravity X"/],
  [
    'a colour',
    { is: 'colour', hasAlpha: true },
    '1, 0, 0, 1',
    'input',
    /type="color".*aria-label="Pick Gravity".*value="#ff0000"/,
  ],
  ['a text of several lines', { is: 'text', hasLines: true }, 'a', 'textarea', /aria-describedby/],
  ['a literal', { is: 'literal' }, '{a: 1}', 'input', /class="field-input mono"/],
])('%s has the control and the name that suit it', async (_, type, value, element, attributes) => {
  const html = await draw(setting('gravity', { label, type, value }))
  expect(html).toContain(label)
  const drawn = [...html.matchAll(new RegExp(`<${element}[^>]*>`, 'g'))].map(([tag]) => tag)
  expect(
    drawn.some((tag) => attributes.test(tag)),
    drawn.join('\n'),
  ).toBe(true)
})

test('the label is that of the control, except of a switch, where a press on it would change the file', async () => {
  const number = await draw(setting('a', { type: { is: 'number', isWhole: true }, value: '1' }))
  const [, id] = /<label class="row-name" for="([^"]+)"/.exec(number) ?? []
  expect(number).toContain(`id="${id}"`)
  expect(await draw(setting('a', { type: { is: 'switch' }, value: 'true' }))).not.toContain('for="')
})

test('while the file has no value, the default is shown in its place', async () => {
  const standard = { value: '0.02', is: 'default' } as const
  const number = await draw(setting('a', { type: { is: 'number', isWhole: false }, value: null, standard }))
  expect(attributesOf(number, 'input')).toMatch(/placeholder="0.02".*value=""/)
  const choice = await draw(
    setting('a', { type: { is: 'choice', choices }, value: null, standard: { value: '1', is: 'default' } }),
  )
  expect(choice).toMatch(/is-unset.*<option[^>]*hidden[^>]*selected[^>]*>Script<\/option>/)
  const unset = await draw(setting('a', { type: { is: 'switch' }, value: null, standard: { value: 'true', is: 'default' } }))
  expect(unset).toMatch(/is-unset.*checked/)
})

test.each<[string, SettingType]>([
  ['a switch', { is: 'switch' }],
  ['a choice', { is: 'choice', choices }],
  ['a number', { is: 'number', isWhole: true }],
  ['a text', { is: 'text' }],
])('%s without a value and without a known default claims none, and says whose it is', async (_, type) => {
  for (const standard of [undefined, { value: 'true', is: 'usual' as const }]) {
    const html = await draw(setting('a', { label, type, value: null, ...(standard && { standard }) }))
    expect(html).toMatch(/placeholder="Engine’s default"|<option[^>]*hidden[^>]*selected[^>]*>Engine’s default<\/option>/)
    expect(html).not.toMatch(/role="switch"|checked/)
  }
})

test('a list has a named field and a button for each entry, and one more field, which has the label’s name', async () => {
  const html = await draw(setting('a', { label: 'Tags', type: { is: 'list', of: 'text' }, value: '["Boss",""]' }))
  const named = [...html.matchAll(/<(?:input|button)[^>]*aria-label="([^"]*)"/g)].map(([, name]) => name)
  expect(named).toEqual(
    expect.arrayContaining(['Tags 1', 'Remove Boss from Tags', 'Tags 2', 'Remove the empty entry from Tags', 'Add to Tags']),
  )
  const [, id] = /<label class="row-name" for="([^"]+)"/.exec(html) ?? []
  expect(html).toMatch(new RegExp(`id="${id}" aria-label="Add to Tags"`))
})

test('a value that is not among the choices is kept and offered', async () => {
  const html = await draw(setting('a', { type: { is: 'choice', choices }, value: '7' }))
  expect(html).toMatch(/<option[^>]*value="7"[^>]*selected[^>]*>7 \(not listed\)<\/option>/)
})

test('what can’t be edited is read-only and says why, or that its file is not edited', async () => {
  const why = 'Unity keeps this for itself.'
  for (const html of [await draw(setting('a', { why })), await draw(setting('a'), 'not edited here')]) {
    expect(attributesOf(html, 'input')).toContain('readOnly')
    const [, described = ''] = /aria-describedby="([^"]+)"/.exec(html) ?? []
    const line = described.split(' ').find((id) => html.includes(`id="${id}" hidden`))
    expect(html.slice(html.indexOf(`id="${line}" hidden`))).toMatch(/Unity keeps this for itself\.|not edited here/)
  }
})

test('a secret is never drawn, and one that is not there is not said to be', async () => {
  expect(await draw(setting('a', { isSecret: true, value: '', why: 'A secret.' }))).toContain('value="••••••••"')
  expect(await draw(setting('a', { isSecret: true, value: null, why: 'A secret.' }))).not.toContain('••••')
})

test('a colour that is brighter than hex can say has its four numbers', async () => {
  const html = await draw(setting('a', { label, type: { is: 'colour', hasAlpha: true }, value: '2.5, 1, 1, 1' }))
  expect(html).toContain('aria-label="Gravity R"')
  expect(html).not.toContain('type="color"')
})
