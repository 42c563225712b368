import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { godotJudge, whyNoGodot } from '../../../scripts/lib/samples/godotJudge'
import { dotenvJudge, unityJudge, type Judge } from '../../../scripts/lib/samples/judge'
import { noFiles, ourEditor, tryFile, type Editor } from '../../../scripts/lib/samples/tryFiles'
import { ourHands, tryProject, type Hands, type RowCount } from '../../../scripts/lib/samples/tryRows'
import { unrealJudge } from '../../../scripts/lib/samples/unrealJudge'
import type { FormatId } from '../../../electron/core/places/gameFile'
import { fixtures } from '../world/folder'

// A real Godot is the judge of its files. Where there is none, only its part is left out.
const withGodot = test.skipIf(whyNoGodot() !== null)

/** What is said about a fixture, and the counts. */
async function tried(fixture: string, hands: Hands, only?: string[]) {
  const faults: string[] = []
  const counts: Record<string, RowCount> = {}
  await tryProject(join(fixtures, fixture), { hands, counts, fault: (line) => faults.push(line), ...(only && { only }) })
  const [count] = Object.values(counts)
  return { faults, count }
}

/** Saves as the product does, then writes the file as a careless writer would have left it. */
const saving = (path: string, careless: (text: string) => string): Hands => ({
  ...ourHands,
  async save(project, row, value) {
    await ourHands.save(project, row, value)
    const file = join(project.root, path)
    writeFileSync(file, careless(readFileSync(file, 'utf8')))
  },
})

describe('npm run samples judges with readers that are not ours', () => {
  test.each(['unity-project', 'unreal-project', 'plain-project'])('%s: our own writer and undo pass', async (fixture) => {
    const { faults, count } = await tried(fixture, ourHands)
    expect(faults).toEqual([])
    expect(count?.writes).toBeGreaterThan(20)
    expect(count?.undone).toBe(count?.writes)
  })

  withGodot('godot-project: our own writer and undo pass', async () => {
    const { faults, count } = await tried('godot-project', ourHands)
    expect(faults).toEqual([])
    expect(count?.undone).toBe(count?.writes)
  })

  test('an Unreal writer that leaves two slashes without quotes is found', async () => {
    const bare = (text: string) => text.replaceAll(/="(.*\/\/.*)"$/gm, '=$1')
    const { faults } = await tried('unreal-project', saving('Config/DefaultGame.ini', bare), ['unreal.homepage'])
    expect(faults.join('\n')).toContain('unreal.homepage = "https://example.invalid/a//b": the engine reads')
  })

  withGodot('a Godot writer that loses a backslash is found', async () => {
    const { faults } = await tried(
      'godot-project',
      saving('project.godot', (text) => text.replaceAll('\\\\', '\\')),
      ['godot.name'],
    )
    expect(faults.join('\n')).toMatch(/godot\.name = .*: the engine (?:reads|would not load)/)
  })

  test('a Unity writer that forgets the quotes is found', async () => {
    const bare = (text: string) => text.replaceAll(/^( {2}productName: )"(.*)"$/gm, '$1$2')
    const { faults } = await tried('unity-project', saving('ProjectSettings/ProjectSettings.asset', bare), ['unity.productName'])
    expect(faults.join('\n')).toContain('unity.productName = "Café 迷宮 😀": the engine reads')
  })

  test.each(['unity-project', 'unreal-project', 'plain-project'])('%s: an undo that does nothing is found', async (fixture) => {
    const { faults, count } = await tried(fixture, { ...ourHands, undo: async () => undefined })
    expect(faults.join('\n')).toContain('can’t be undone')
    expect(count?.undone).toBe(0)
  })
})

type Sample = readonly [format: FormatId, by: Judge, text: string]

const godotFile: Sample = ['godot', godotJudge, '[s]\n\na="b"\nc="d\\\\"\n']
const files: readonly Sample[] = [
  ['unityAsset', unityJudge(), "%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!114 &1\nA:\n  k: v\n  n: 'a: b'\n"],
  ['ini', unrealJudge, '[S]\nA=b\nC="https://a//b"\n'],
  ['dotenv', dotenvJudge, 'A=$(b)\nC="d e"\n'],
  ...(whyNoGodot() === null ? [godotFile] : []),
]

async function triedFile([format, by, text]: Sample, editor: Editor) {
  const faults: string[] = []
  const count = noFiles()
  await tryFile({ name: 'file', bytes: Buffer.from(text), format, by }, editor, count, (line) => faults.push(line))
  return { faults, count }
}

describe.each(files)('every value of a file: %s', (...file) => {
  test('our own writer and undo pass', async () => {
    const { faults, count } = await triedFile(file, ourEditor)
    expect(faults).toEqual([])
    expect(count).toMatchObject({ read: 2, wrong: 0, undone: count.writes })
  })

  test('a writer that puts down what it is given is found', async () => {
    const set: Editor['set'] = (spot, value) => {
      const slot = spot.format(spot.file, spot.name).find(spot.address)
      if (slot === null) return null
      const { start, end } = slot
      const { text } = spot.file
      const span = { removed: text.slice(start, end), inserted: value, lead: 0 }
      return { text: text.slice(0, start) + value + text.slice(end), span }
    }
    expect((await triedFile(file, { ...ourEditor, set })).faults.join('\n')).toMatch(/the engine (?:reads|would not load)/)
  })

  test('an undo that gives back nothing, or the value in another spelling, is found', async () => {
    const { faults, count } = await triedFile(file, { ...ourEditor, takeBack: () => null })
    expect(faults.join('\n')).toContain('can’t be undone')
    expect(count.undone).toBe(0)
    const takeBack: Editor['takeBack'] = (spot, span, before) => `${ourEditor.takeBack(spot, span, before) ?? ''} `
    expect((await triedFile(file, { ...ourEditor, takeBack })).count.undone).toBe(0)
  })
})
