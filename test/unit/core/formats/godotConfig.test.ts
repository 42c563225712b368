import { expect, test } from 'vitest'

import { setValue, takeBack } from '../../../../electron/core/formats/edit'
import { godotConfig } from '../../../../electron/core/formats/godotConfig'
import { godotJudge, whyNoGodot } from '../../../../scripts/lib/samples/godotJudge'

const address = { section: 'application', key: 'config/name' }
const spotOf = (text: string) => ({
  file: { text, encoding: 'utf8' as const },
  format: godotConfig,
  name: 'project.godot',
  address,
})

function added(text: string): string {
  const edited = setValue(spotOf(text), 'Moth')
  if (edited === null) return expect.unreachable('It was there already.')
  expect(takeBack(spotOf(edited.text), edited.span, null)).toBe(text)
  return edited.text
}

const made = '[application]\n\nconfig/name="Moth"\n'

/** Files without the section, or with an empty one, and what Godot's own next save would leave. */
const cases = [
  ['an empty file', '', made],
  ['a file of blank lines', '\n\n', `\n\n${made}`],
  ['only comments', '; Engine configuration file.', `; Engine configuration file.\n\n${made}`],
  ['only the version', 'config_version=5\n', `config_version=5\n\n${made}`],
  ['no line end at the end', 'config_version=5', `config_version=5\n\n${made}`],
  ['Windows line ends', 'config_version=5\r\n', 'config_version=5\r\n\r\n[application]\r\n\r\nconfig/name="Moth"\r\n'],
  [
    'a section behind it in the order',
    'config_version=5\n\n[rendering]\n\na="b"\n',
    `config_version=5\n\n${made}\n[rendering]\n\na="b"\n`,
  ],
  ['sections on both sides', '[addons]\n\na="b"\n\n[input]\n\nc={}\n', `[addons]\n\na="b"\n\n${made}\n[input]\n\nc={}\n`],
  ['a section before it in the order', '[addons]\n\na="b"\n', `[addons]\n\na="b"\n\n${made}`],
  ['an empty section', 'config_version=5\n\n[application]\n', `config_version=5\n\n${made}`],
  ['an empty section without a line end', '[application]', '[application]\n\nconfig/name="Moth"'],
  ['an empty section before another', '[application]\n\n[rendering]\n\na="b"\n', `${made}\n[rendering]\n\na="b"\n`],
  [
    'an empty section with a comment',
    '[application] ; ours\n\n[input]\n',
    '[application] ; ours\n\nconfig/name="Moth"\n\n[input]\n',
  ],
  ['an empty section with Windows line ends', '[application]\r\n', '[application]\r\n\r\nconfig/name="Moth"\r\n'],
  [
    'the last of two empty sections',
    '[application]\n[b]\n[application]\n',
    '[application]\n[b]\n[application]\n\nconfig/name="Moth"\n',
  ],
] as const

test.each(cases)('a missing section is made, and an empty one filled, where Godot would have it: %s', (_, before, after) => {
  expect(added(before)).toBe(after)
})

test.skipIf(whyNoGodot() !== null)(
  'a real Godot reads the value in each of these files, and everything else as before',
  async () => {
    const [before, after] = [cases.map(([, text]) => text), cases.map(([, text]) => added(text))]
    const readings = await godotJudge.read([...before, ...after])
    const name = godotJudge.nameOf(address)
    before.forEach((text, index) => {
      const [old, now] = [readings[index], readings[index + before.length]]
      expect([text, now?.get(name)?.value]).toEqual([text, 'Moth'])
      expect([...(now ?? [])].filter(([each]) => each !== name)).toEqual([...(old ?? [])])
    })
  },
)
