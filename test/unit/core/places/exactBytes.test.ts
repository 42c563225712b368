import { expect, test } from 'vitest'

import { readGameFile, type FormatId } from '../../../../electron/core/places/gameFile'
import { planned, putTo } from '../../../../electron/core/places/places'
import type { Address } from '../../../../shared/general/row'
import { temporaryFolder } from '../../world/folder'

const variable = { key: 'KEY' }
const unity = { key: 'productName' }
const unityText = (value: string) => `%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!129 &1\nPlayerSettings:\n  a: 1${value}`
const unreal = { section: '/Script/EngineSettings.GeneralProjectSettings', key: 'ProjectName' }
const godot = { section: 'application', key: 'config/name' }
const name = { section: 'project', key: 'name' }

type Case = readonly [path: string, format: FormatId, address: Address, text: string]

/** Spellings and places that no format would choose by itself. */
const files: readonly Case[] = [
  ...[
    'KEY=${A}-x',
    'export KEY = `date`  # c\r\nB=2',
    'KEY="multi\nline"',
    "KEY='$(x)' \n",
    'KEY: a b \n',
    'KEY=older\nKEY="a\\nb"',
  ].map((text) => ['.env', 'dotenv', variable, text] as const),
  ...['A=1', 'A=1 ', '# no line end', 'A=1\r\nB="x\r\ny"\r\n', '\n\n', ''].map(
    (text) => ['.env', 'dotenv', variable, text] as const,
  ),
  ...['\n  productName: a\n    wrapped', "\n  productName: 'a'  \n  b: 2\n", '\n  productName:\n', '\n  productName: \r\n'].map(
    (text) => ['ProjectSettings/ProjectSettings.asset', 'unity', unity, unityText(text)] as const,
  ),
  ...[' ProjectName = "a"  \r\n', 'projectname=a', 'X=1', 'X=1\n\n[B]\nC=1\n'].map(
    (text) => ['Config/DefaultGame.ini', 'ini', unreal, `[${unreal.section}]\n${text}`] as const,
  ),
  ...['config/name = "a\nb"', 'config/name="\\u00e9"\n\n[b]\nc=1', 'a=1\n'].map(
    (text) => ['project.godot', 'godot', godot, `config_version=5\n\n[application]\n${text}`] as const,
  ),
  ...['"name":"\\u0041"', '"name" :  "a\\/b" '].map(
    (text) => ['.latchkey/project.json', 'json', name, `{"version":1,"project":{${text}}}`] as const,
  ),
]

test.each(files)(
  'undo gives %s (%s, %j) its very bytes back, and so do redo and another undo: %j',
  async (path, format, address, text) => {
    const folder = temporaryFolder()
    folder.write(path, text)
    const found = await readGameFile(folder.root, path, format)
    if (found.is !== 'open') return expect.unreachable('It can be read.')
    const { edits, apply } = planned(folder.root, path, format, found, [{ address, value: 'new-value' }])
    await apply()
    const after = folder.text(path)
    expect(after).toContain('new-value')

    for (const [side, wanted] of [
      ['before', text],
      ['after', after],
      ['before', text],
    ] as const) {
      await putTo(folder.root, edits, side, () => true)
      expect(folder.text(path)).toBe(wanted)
    }
  },
)
