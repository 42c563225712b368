import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { whyNoGodot } from '../../../scripts/lib/samples/godotJudge'
import { forms, withGame, type Form } from '../../../scripts/lib/samples/services/forms'
import { pairsIn } from '../../../scripts/lib/samples/services/javaProperties'
import { nothing, type ServiceCount } from '../../../scripts/lib/samples/services/records'
import { ourServiceHands, tryServices, type ServiceHands } from '../../../scripts/lib/samples/services/tryServices'
import type { Game } from '../shared/catalog/gameParts'
import { godotGame } from '../shared/catalog/godotGame'
import { unityGame } from '../shared/catalog/unityGame'
import { unrealGame } from '../shared/catalog/unrealGame'

// A real Godot is the judge of its files. Where there is none, only its part is left out.
const withGodot = test.skipIf(whyNoGodot() !== null)

type Asked = { game: Game; only: string; form?: string; hands?: Partial<ServiceHands>; rounds?: number; fields?: string[] }

async function tried({ game, only, form = 'as made', hands, rounds = 2, fields }: Asked) {
  const faults: string[] = []
  const counts: Record<string, ServiceCount> = {}
  const known: Form = forms.find(({ name }) => name === form) ?? expect.unreachable(form)
  const options = { hands: { ...ourServiceHands, ...hands }, counts, fault: (line: string) => void faults.push(line), rounds }
  await withGame(game, known, (root) => tryServices('it', root, { ...options, only: [only], ...(fields && { fields }) }))
  return { faults: faults.join('\n'), count: Object.values(counts)[0] ?? nothing() }
}

/** Saves as the product does, then writes a file as a careless writer would have left it. */
const saving = (path: string, careless: (text: string) => string): Partial<ServiceHands> => ({
  async save(world, project, at, value) {
    await ourServiceHands.save(world, project, at, value)
    const file = join(project.root, path)
    writeFileSync(file, careless(readFileSync(file, 'utf8')))
  },
})

const playfab = 'Assets/PlayFabSDK/Shared/Public/Resources/PlayFabSharedSettings.asset'
const epic = 'Assets/StreamingAssets/EOS/eos_product_config.json'

test.each([
  ['playfab', unityGame],
  ['lootlocker', unityGame],
  ['epic', unrealGame],
  ['sentry', unrealGame],
])('our own hands pass with %s', async (only, game) => {
  const { faults, count } = await tried({ game, only })
  expect(faults).toBe('')
  expect(count.read).toBeGreaterThan(1)
  expect(count.written).toBeGreaterThan(1)
  expect([count.exact, count.undone]).toEqual([count.written + count.moved, count.written])
})

withGodot.each(['talo', 'sentry'])('our own hands pass with files of Godot, which a real one reads: %s', async (only) => {
  const { faults, count } = await tried({ game: godotGame, only })
  expect(faults).toBe('')
  expect(count.undone).toBe(count.written)
})

test.each(['in conflict', 'pointers of Git LFS', 'binary'])(
  'files that are %s are refused with the reason, and stay as they are',
  async (form) => {
    const { faults, count } = await tried({ game: unityGame, only: 'playfab', form })
    expect(faults).toBe('')
    expect(count.refused).toBeGreaterThan(0)
    expect([count.written, count.moved]).toEqual([0, 0])
  },
)

test('a writer that forgets the quotes of Unity is found', async () => {
  const bare = (text: string) => text.replaceAll(/^( {2}TitleId: )["'](.*)["']$/gm, '$1$2')
  const { faults } = await tried({
    game: unityGame,
    only: 'playfab',
    hands: saving(playfab, bare),
    rounds: 18,
    fields: ['titleId'],
  })
  expect(faults).toMatch(/titleId = .*: the engine (?:reads|would not load)/)
})

withGodot('a writer that loses a backslash of Godot is found', async () => {
  const hands = saving('addons/talo/settings.cfg', (text) => text.replaceAll('\\\\', '\\'))
  expect((await tried({ game: godotGame, only: 'talo', hands, rounds: 18 })).faults).toMatch(
    /the engine (?:reads|would not load)/,
  )
})

test('a writer that touches one more byte is found', async () => {
  const hands = saving(playfab, (text) => `${text}\n`)
  expect((await tried({ game: unityGame, only: 'playfab', hands })).faults).toContain('changed other bytes')
})

test('a writer that leaves one of two places out, and does not say so, is found', async () => {
  const old = unityGame.files[epic] ?? ''
  const { faults } = await tried({ game: unityGame, only: 'epic', hands: saving(epic, () => old) })
  expect(faults).toContain(`is not written to ${epic}, and nothing says why`)
})

test('an undo that does nothing is found', async () => {
  const { faults, count } = await tried({ game: unityGame, only: 'playfab', hands: { undo: async () => undefined } })
  expect(faults).toContain('can’t be undone')
  expect(count.undone).toBe(0)
})

test('a secret that is moved and stays in its file is found', async () => {
  const move: ServiceHands['move'] = async (world, project, at, target) => {
    const before = readFileSync(join(project.root, playfab))
    await ourServiceHands.move(world, project, at, target)
    writeFileSync(join(project.root, playfab), before)
  }
  const { faults, count } = await tried({ game: unityGame, only: 'playfab', hands: { move } })
  expect(faults).toContain('secretKey of unity')
  expect(count.moved).toBe(0)
})

test('properties are read as Java reads them', () => {
  const text = '# c\n! c\n\na=b\n c : d\\\n   e\nf\\ g=h\\u0041\\t\\\\\nk\nlast=1\nlast=2\\\\\nnext 3'
  expect([...pairsIn(text)]).toEqual([
    ['a', 'b'],
    ['c', 'de'],
    ['f g', 'hA\t\\'],
    ['k', ''],
    ['last', '2\\'],
    ['next', '3'],
  ])
})
