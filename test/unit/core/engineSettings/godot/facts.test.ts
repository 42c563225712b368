import { expect, test } from 'vitest'

import { factsOf, releaseOf, type Fact } from '../../../../../electron/core/engineSettings/godot/facts'
import { nameOf } from '../../../../../electron/core/engineSettings/godot/names'
import { fits, settingType } from '../../../../../electron/core/engineSettings/godot/types'
import { isLiteral } from '../../../../../electron/core/formats/godotLiteral'
import { askGodot } from '../../../../../scripts/lib/godotSettings/askGodot'
import { differences } from '../../../../../scripts/lib/godotSettings/compare'
import { whyNoGodot } from '../../../../../scripts/lib/samples/godotJudge'

const releases = ['3.1', '3.6', '3', '4.0', '4.3', '4.7', '4']

const hasOtherValues = ({ values, choices }: Fact) => values !== undefined && values.length !== choices?.length

function isOutOfRange({ min = -Infinity, max = Infinity, type }: Fact, literal: string): boolean {
  return ['int', 'float'].includes(type ?? '') && (Number(literal) < min || Number(literal) > max)
}

/** Whether a default is a choice that the data does not list. */
function isNoChoice(fact: Fact, literal: string): boolean {
  const type = settingType(literal, fact)
  return fact.type === 'int' && type.is === 'choice' && type.choices.length > (fact.choices?.length ?? 0)
}

/** What is wrong with what is known of a setting. */
function problemsOf(key: string, fact: Fact, generation: 3 | 4): string[] {
  const { default: literal } = fact
  if (literal === undefined) return []
  const problems = [
    [!isLiteral(literal, generation), 'is no literal'],
    [!fits(literal, fact), 'is not of its type'],
    [hasOtherValues(fact), 'has other values than choices'],
    [isNoChoice(fact, literal), 'is no choice'],
    [isOutOfRange(fact, literal), 'is out of its range'],
  ] as const
  return problems.flatMap(([is, what]) => (is ? [`${key} ${literal} ${what}`] : []))
}

test.each(releases)(
  'what is known of Godot %s fits together: defaults are literals of their type, in range, and choices',
  (version) => {
    const release = releaseOf(version) ?? expect.unreachable()
    const { settings, options } = factsOf(release)
    expect(settings.size).toBeGreaterThan(1000)
    const own = (facts: typeof settings) => [...facts].filter(([, { isBuiltIn }]) => isBuiltIn)
    expect([...own(settings), ...own(options)].flatMap(([key, fact]) => problemsOf(key, fact, release.generation))).toEqual([])
  },
)

test.each([
  ['4.7', 4, 7, true],
  ['4', 4, 7, false],
  ['4.12', 4, 7, true],
  ['3', 3, 6, false],
  ['3.0', 3, 1, true],
])('the version %s is Godot %s, read as its minor %s', (version, generation, minor, isExact) => {
  expect(releaseOf(version)).toEqual({ generation, minor, isExact })
})

test.each([null, '', '2.1', '5.0', 'x'])('of the version %j nothing is known', (version) => {
  expect(releaseOf(version)).toBe(null)
})

test.each([
  ['max_fps', 'Max FPS'],
  ['low_processor_mode_sleep_usec', 'Low Processor Mode Sleep Usec'],
  ['2d', '2D'],
  ['keep_screen_on', 'Keep Screen On'],
  ['linked_to_user', 'Linked to User'],
  ['vsync_mode', 'V-Sync Mode'],
  ['fallback_to_opengl3', 'Fallback to OpenGL 3'],
  ['icon_1024x1024', 'Icon 1024x 1024'],
  ['max_buffer_po2', 'Max Buffer (Power of 2)'],
  ['ExtensionsAPI_Version', 'Extensions API Version'],
  ['', ''],
])('the key %j is shown as %j, as Godot does', (key, name) => {
  expect(nameOf(key)).toBe(name)
})

test.skipIf(whyNoGodot() !== null)(
  'what is known of Godot 3.2 is what a real one says of itself: every setting, its type and its default',
  () => {
    const engine = askGodot('config_version=4\n')
    expect(engine.size).toBeGreaterThan(300)
    expect(differences(engine)).toEqual([])
  },
)
