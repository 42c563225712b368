import { releaseOf } from '../../../electron/core/engineSettings/godot/facts'
import type { TextFile } from '../../../electron/core/formats/text'
import { askGodot } from './askGodot'
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
  const after = askGodot(text)
  const names = [...new Set([...before.keys(), ...after.keys(), ...expected.keys()])]
  const wrong = names.flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)]
    const literal = expected.get(name)
    // One for this machine counts in place of it.
    if ([...expected.keys()].some((key) => key.startsWith(`${name}.`))) return []
    if (literal === undefined) return old?.value === now?.value ? [] : [`${name} was ${old?.value}, is ${now?.value}`]
    if (literal === null)
      return now === undefined || now.value === now.default ? [] : [`${name} is not its default: ${now.value}`]
    return now !== undefined && isSameMeaning(literal, now.value) ? [] : [`${name} should be ${literal}, is ${now?.value}`]
  })
  return { edited: expected.size, wrong }
}

/** With some an engine could not answer any more. */
const dangerous = /^memory\/|thread|disable_std|main_loop/

const editableIn = (file: TextFile) =>
  settingsIn('project.godot', file, '3').filter(({ key, why }) => why === undefined && !dangerous.test(key))

/** Whether a project is one that a real Godot 3 can be asked about. */
export const isGodot3 = (version: string | null): boolean => releaseOf(version)?.generation === 3
