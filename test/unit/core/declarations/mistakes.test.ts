import { expect, test } from 'vitest'

import { readDeclaration } from '../../../../electron/core/declarations/read'
import { someDeclaration } from './someDeclaration'

// What people get wrong when they write a declaration. Each is said with its line, its place, and what to write.

const whole = JSON.stringify(someDeclaration(), null, 2)

function faultsAfter(from: string, to: string) {
  if (!whole.includes(from)) throw new Error(`It has no ${from}.`)
  const text = whole.replace(from, to)
  const read = readDeclaration(new TextEncoder().encode(text), 'scores.json')
  const lines = text.split('\n')
  return 'service' in read ? [] : read.faults.map(({ line, ...fault }) => ({ ...fault, line: lines[(line ?? 0) - 1]?.trim() }))
}

type Mistake = { what: string; from: string; to: string; line: string; path?: string; fault: RegExp; fix: RegExp }

const comma = { fault: /comma is missing/, fix: /at the end of this line/ }
const tooMany = { fault: /comma too many/, fix: /Take out the comma/ }

const mistakes: Mistake[] = [
  { what: 'a missing comma', from: '"label": "Scores",', to: '"label": "Scores"', line: '"label": "Scores"', ...comma },
  {
    what: 'a missing comma after a list',
    from: '"gameId"\n    ],',
    to: '"gameId"\n    ]',
    line: ']',
    ...comma,
  },
  {
    what: 'a comma after the last entry',
    from: '"basePath": "/v1",',
    to: '"basePath": "/v1",}, "x": {',
    line: '"basePath": "/v1",}, "x": {',
    ...tooMany,
  },
  { what: 'a comma after the last entry of a list', from: '"targets"\n', to: '"targets",\n', line: '"targets",', ...tooMany },
  {
    what: 'a comment',
    from: '"version": 1,',
    to: '"version": 1, // ours',
    line: '"version": 1, // ours',
    fault: /comment/,
    fix: /Take it out/,
  },
  {
    what: 'a text in single quotes',
    from: '"Scores",',
    to: "'Scores',",
    line: '"label": \'Scores\',',
    fault: /JSON/,
    fix: /double quotes/,
  },
  {
    what: 'a name without quotes',
    from: '"summary"',
    to: 'summary',
    line: 'summary: "Leaderboards of the studio.",',
    fault: /JSON/,
    fix: /double quotes/,
  },
  {
    what: 'a text that is not closed',
    from: '"Scores",',
    to: '"Scores,',
    line: '"label": "Scores,',
    fault: /doesn’t end/,
    fix: /double quote/,
  },
  {
    what: 'a misspelt kind',
    from: '"kind": "fetched"',
    to: '"kind": "fetch"',
    line: '"kind": "fetch",',
    path: 'sections/0/fields/2/kind',
    fault: /“fetch” can’t stand here/,
    fix: /Did you mean “fetched”\? .*“secret”, “fetched”, “switch”, “text”/,
  },
  {
    what: 'an unknown format',
    from: '"format": "unityAsset"',
    to: '"format": "unity"',
    line: '"format": "unity",',
    path: 'places/1/format',
    fault: /“unity” can’t stand here/,
    fix: /“unityAsset”.*“keysFile”/,
  },
  {
    what: 'a class of its own',
    from: '"class": "runtime"',
    to: '"class": "public"',
    line: '"class": "public",',
    path: 'sections/0/fields/2/class',
    fault: /“public” can’t stand here/,
    fix: /“runtime”, “shared”/,
  },
  {
    what: 'a misspelt name',
    from: '"doubts": [',
    to: '"doubt": [',
    line: '"doubt": [',
    path: 'sections/0/fields/0/doubt',
    fault: /“doubt” isn’t part of the form/,
    fix: /Did you mean “doubts”\?/,
  },
  {
    what: 'a name of another kind of field',
    from: '"perEnvironment": false,\n          "default": "",\n          "rules"',
    to: '"perEnvironment": false,\n          "default": "",\n          "companio": "x", "rules"',
    line: '"companio": "x", "rules": [',
    path: 'sections/0/fields/1/companio',
    fault: /isn’t part of the form/,
    fix: /^Remove it, or correct its name\.$/,
  },
  {
    what: 'a misspelt field in a header',
    from: '"X-Key": "{serverKey}"',
    to: '"X-Key": "{serverkey}"',
    line: '"X-Key": "{serverkey}",',
    path: 'check/request/headers/X-Key',
    fault: /no field “serverkey”/,
    fix: /Did you mean “serverKey”\?/,
  },
  {
    what: 'a misspelt link',
    from: '"link": "site"',
    to: '"link": "sites"',
    line: '"link": "sites",',
    path: 'sections/0/fields/0/link',
    fault: /no link “sites”/,
    fix: /Did you mean “site”\?/,
  },
  {
    what: 'an id with an underscore',
    from: '"gameKey": {\n          "key": "gameKey"',
    to: '"game_key": {\n          "key": "gameKey"',
    line: '"game_key": {',
    path: 'places/1/values/game_key',
    fault: /“game_key” can’t be an id/,
    fix: /Letters and digits only/,
  },
  {
    what: 'a guid that is none',
    from: '0123456789abcdef0123456789abcdef',
    to: 'Settings.cs',
    line: '"script": "Settings.cs",',
    path: 'places/1/file/script',
    fault: /isn’t the guid of a script/,
    fix: /\.meta/,
  },
  {
    what: 'a switch in quotes',
    from: '"perEnvironment": false',
    to: '"perEnvironment": "no"',
    line: '"perEnvironment": "no",',
    path: 'sections/0/fields/1/perEnvironment',
    fault: /isn’t of the right kind/,
    fix: /true or false, without quotes/,
  },
  {
    what: 'one text in place of a list',
    from: '"sends": [\n      "serverKey",\n      "gameId"\n    ]',
    to: '"sends": "serverKey"',
    line: '"sends": "serverKey",',
    path: 'check/sends',
    fault: /isn’t of the right kind/,
    fix: /a list, in \[ \]/,
  },
  {
    what: 'a field without a kind',
    from: '"kind": "fetched",\n',
    to: '',
    line: '{',
    path: 'sections/0/fields/2/kind',
    fault: /missing/,
    fix: /Add "kind": “secret”, “fetched”/,
  },
  {
    what: 'a path that leaves the project',
    from: '"path": "project.godot"\n      },\n      "format": "godot"',
    to: '"path": "../other/.env"\n      },\n      "format": "dotenv"',
    line: '"path": "../other/.env"',
    path: 'places/0/file/path',
    fault: /isn’t a path inside the project/,
    fix: /Start at the project’s folder/,
  },
  {
    what: 'no path at all',
    from: '"path": "project.godot"\n      },\n      "format": "godot"',
    to: '"path": ""\n      },\n      "format": "dotenv"',
    line: '"path": ""',
    path: 'places/0/file/path',
    fault: /isn’t a path inside the project/,
    fix: /Start at the project’s folder/,
  },
]

test.each(mistakes)(
  '$what is said in plain words, with its line and what to write',
  ({ from, to, line, path = '', fault, fix }) => {
    const said = faultsAfter(from, to)
    expect(said).toContainEqual({
      path,
      line,
      fault: expect.stringMatching(fault),
      fix: expect.stringMatching(fix),
    })
  },
)

test('no fault is said in the words of a library, and none sends the reader to a file that users don’t have', () => {
  const said = mistakes.flatMap(({ from, to }) => faultsAfter(from, to))
  expect(said.map(({ fault, fix }) => `${fault} ${fix}`).join('\n')).not.toMatch(/Invalid|discriminator|Expected|docs\//)
})
