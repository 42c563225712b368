import { godot } from '../../../electron/core/engineSettings/godot/godot'
import { isLeftOut } from '../../../electron/core/engineSettings/plannedValue'
import { refusalOf } from '../../../electron/core/engineSettings/rows/refusal'
import type { Setting } from '../../../electron/core/engineSettings/rows/source'
import { setValue, takeBack, takeOut, type Edited, type Spot } from '../../../electron/core/formats/edit'
import type { Slot } from '../../../electron/core/formats/format'
import { godotValues } from '../../../electron/core/formats/godotValues'
import type { TextFile } from '../../../electron/core/formats/text'
import type { GameFile } from '../../../electron/core/places/gameFile'

/** The settings of one file of a project, as the window has them. */
export function settingsIn(path: string, file: TextFile, version: string | null): readonly Setting[] {
  const open: GameFile = { is: 'open', file, stamp: null, opened: godotValues(file, path), why: null, isBeyond: false }
  return godot.read(new Map([[path, open]]), version).settings
}

export type Written = Edited & { slot: Slot | null; literal: string | null; back: string | null }

/** What a save of the window does to the text; null where it changes nothing, a word where it is refused. */
export function written(setting: Setting, file: TextFile, value: string): Written | 'refused' | null {
  const literals = refusalOf(setting.type, value) === null ? setting.form.write(value) : null
  const [address] = setting.addresses
  if (literals === null || address === undefined) return 'refused'
  const spot: Spot = { file, format: godotValues, name: setting.file, address }
  const slot = godotValues(file, setting.file).find(address)
  const isOut = isLeftOut(setting, literals)
  const [literal = ''] = literals
  const edited = isOut ? takeOut(spot) : setValue(spot, literal)
  if (edited === null) return null
  const after = { ...spot, file: { ...file, text: edited.text } }
  return { ...edited, slot, literal: isOut ? null : literal, back: takeBack(after, edited.span, slot?.value ?? null) }
}

const hardTexts = ['', 'two words', `it's "x": #1`, 'Café 迷宮 😀', 'C:\\Games\\', 'a\nb; [s]\nk="v"', '&"x"', '%s {}', 'a\u0007']

const hardWhole = ['0', '1', '-7', '+12', '007', '2147483648']
const hardNumbers = ['0', '1.5', '-.5', '1e-3', '007.50', '1000000', '1.']
const hardColours = ['1, 0, 0.5, 1', '0.250, .5, 1.0, 0', '1, 1, 1']
const hardLiterals = ['{}', '[]', '[1, {"x": "]; a"}]', '{"a": [true, 0.5]}', '"text"', 'null', '[1', '[]\nx=1']

/** Values that are hard to write, of a setting's type, and some that it refuses. */
export function hardValues({ type }: Pick<Setting, 'type'>): readonly string[] {
  if (type.is === 'number') return type.isWhole ? hardWhole : hardNumbers
  if (type.is === 'choice') return [...type.choices.slice(0, 6).map((choice) => choice.value), 'none of these']
  if (type.is === 'vector') return type.isWhole ? partsOf(type, ['-3', '+4']) : partsOf(type, ['-3', '.25'])
  return {
    switch: ['true', 'false'],
    flags: ['0', '5'],
    colour: hardColours,
    literal: hardLiterals,
    text: hardTexts,
    list: ['[]', '["7"]', '["7","-12"]'],
    reference: [],
  }[type.is]
}

/** The last one has too few parts. */
function partsOf({ parts }: { parts: readonly unknown[] }, firsts: readonly string[]): string[] {
  return [...firsts.map((first) => parts.map((_, index) => (index === 0 ? first : '1')).join(', ')), '1']
}
