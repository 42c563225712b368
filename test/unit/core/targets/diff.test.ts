import { expect, test } from 'vitest'

import { diffOf } from '../../../../electron/core/targets/diff'

const secret = 'S3CRET/+x9'

/** What the page shows when `old` is replaced by `new` in a text. */
const shown = (text: string, [old, next]: readonly [string, string] = ['OLD', 'NEW']) =>
  diffOf(text, text.replace(old, next), [old, next])

test.each([
  [
    'members of a struct',
    `+Artifacts=(ArtifactName="Shore",ClientId="OLD",ClientSecret="${secret}")`,
    '+Artifacts=(ArtifactName=…,ClientId="NEW",ClientSecret=…)',
  ],
  ['members without quotes', `+Artifacts=(Key=${secret},Id=OLD)`, '+Artifacts=(Key=…,Id=NEW)'],
  [
    'a JSON file in one line',
    `{"key": "${secret}", "id": "OLD", "more": {"list": ["${secret}", 12]}}`,
    '{"key": …, "id": "NEW", "more": {"list": […,…]}}',
  ],
  ['an escaped quote', `{"key":"a\\"${secret}","id":"OLD"}`, '{"key":…,"id":"NEW"}'],
  ['a map of YAML in one line', `  Keys: {key: ${secret}, id: OLD}`, '  Keys: {key:…, id: NEW}'],
])('of a changed line, what stands beside the value is not shown: %s', (_, text, expected) => {
  const lines = shown(text)
  expect(lines.map(({ text: line }) => line).join('\n')).not.toContain('S3CRET')
  expect(
    lines
      .find(({ kind }) => kind === 'added')
      ?.text.replaceAll(' …', '…')
      .replaceAll(': …', ':…'),
  ).toBe(expected.replaceAll(' …', '…'))
})

test.each([
  ['a value', `Key=${secret}`, 'Key=…'],
  ['a value of YAML', `  Key: ${secret}, more`, '  Key:…'],
  ['a member of JSON', `  "key": "${secret}",`, '  "key":…'],
  ['a comment', `# KEY=${secret}`, '# KEY=…'],
  ['a list', `  - ${secret}`, '…'],
  ['an address with a password', `https://user:${secret}@host`, 'https:…'],
  ['a longer text that goes on', secret, '…'],
  ['the end of a key in Base64', 'S3CRETx9==', '…'],
  ['one that is padded once', 'S3CRETx9=', '…'],
  ['a heading', '[/Script/PlayFab.Settings]', '[/Script/PlayFab.Settings]'],
  ['a map that begins', '  AppSettings:', '  AppSettings:'],
  ['a group of JSON', '  "Value": {', '  "Value": {'],
  ['a bracket', '  },', '  },'],
])('a line for context is shown by its name alone: %s', (_, line, expected) => {
  for (const text of [`${line}\nid=OLD\n`, `id=OLD\n${line}\n`])
    expect(shown(text).find(({ kind }) => kind === 'same')?.text).toBe(expected)
})

test('a value of many words and marks is shown as it was and as it will be', () => {
  const lines = shown('url=https://a.example/?x=1,2 (old) "b"\n', ['https://a.example/?x=1,2 (old) "b"', '[new] = {1}'])
  expect(lines.map(({ text }) => text)).toEqual(['url=https://a.example/?x=1,2 (old) "b"', 'url=[new] = {1}'])
})
