import { releaseOf } from '../../../electron/core/engineSettings/godot/facts'
import type { TextFile } from '../../../electron/core/formats/text'
import { askGodot, type Asked } from './askGodot'
import { isSameMeaning } from './meaning'
import { hardValues, settingsIn, written } from './inMemory'

/** A sequence that is the same each time. */
function createDice(seed: number) {
  let state = seed
  return (count: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % count
  }
}

/**
 * Asks a real Godot 3 for all settings of a project, edits this many at random, one after the other, and asks again. Says
 * what is not as it should be: the edited ones as written, all others as before.
 */
export function tryRandomEdits(file: TextFile, count: number, seed: number): { edited: number; wrong: string[] } {
  const dice = createDice(seed)
  const before = askGodot(file.text)
  const expected = new Map<string, string | null>()
  let text = file.text
  let settings = editableIn(file)
  for (let tries = 0; expected.size < count && tries < count * 50; tries += 1) {
    const setting = settings[dice(settings.length)]
    const values = setting === undefined ? [] : hardValues(setting)
    const done = setting && written(setting, { ...file, text }, values[dice(values.length)] ?? '')
    if (setting === undefined || done === null || done === undefined || done === 'refused') continue
    text = done.text
    expected.set(setting.key, done.literal)
    settings = editableIn({ ...file, text })
  }
  return { edited: expected.size, wrong: wrongIn(before, askGodot(text), expected) }
}

type Answers = ReturnType<typeof askGodot>

function wrongIn(before: Answers, after: Answers, expected: ReadonlyMap<string, string | null>): string[] {
  const names = [...new Set([...before.keys(), ...after.keys(), ...expected.keys()])]
  // One for this machine counts in place of the one for all.
  const covered = new Set([...expected.keys()].filter((key) => /\.[^/]*$/.test(key)).map((key) => key.replace(/\.[^/]*$/, '')))
  return names.flatMap((name) => {
    if (covered.has(name)) return []
    const [old, now] = [before.get(name), after.get(name)]
    const isRight = expected.has(name) ? isAsWritten(expected.get(name) ?? null, now) : old?.value === now?.value
    return isRight ? [] : [`${name} was ${old?.value}, is ${now?.value}, written was ${expected.get(name)}`]
  })
}

function isAsWritten(literal: string | null, now: Asked | undefined): boolean {
  if (literal === null) return now === undefined || now.value === now.default
  return now !== undefined && isSameMeaning(literal, now.value)
}

/** With some an engine could not answer any more. */
const dangerous = /^memory\/|thread|disable_std|main_loop/

const editableIn = (file: TextFile) =>
  settingsIn('project.godot', file, '3').filter(({ key, why }) => why === undefined && !dangerous.test(key))

/** Whether a project is one that a real Godot 3 can be asked about. */
export const isGodot3 = (version: string | null): boolean => releaseOf(version)?.generation === 3
