import { z } from 'zod'

import { compareTexts } from '../../../shared/texts/compare'
import { AppError } from '../../../shared/errors'
import type { EngineKind } from '../../../shared/general/general'
import { engineNames } from '../../../shared/texts/engineNames'
import { readJson } from '../json'
import type { Other } from './compare'
import type { Setting } from './rows/source'

const texts = compareTexts.preset

export const presetSchemaUrl = 'https://latchkey.dev/schemas/preset-1.json'
export const mostPresetRows = 5000

/** `key` is the rest of the setting's id after its file. Null: the file does not have it, so the engine uses its default. */
const PresetRow = z.looseObject({
  file: z.string().min(1).max(1024),
  key: z.string().min(1).max(2048),
  value: z.string().max(65_536).nullable(),
})

const Preset = z.looseObject({
  version: z.literal(1),
  engine: z.enum(['unity', 'unreal', 'godot']),
  rows: z.array(PresetRow).max(mostPresetRows),
})
type Preset = z.infer<typeof Preset>

const keyOf = ({ id, file }: Pick<Setting, 'id' | 'file'>) => (id.startsWith(`${file}#`) ? id.slice(file.length + 1) : id)

/** Whether a setting can be in a preset: no secret is, and nothing that can't be written. */
export const isForPreset = ({ isSecret, why }: Setting): boolean => isSecret !== true && why === undefined

/** The file of a preset: sorted, one row a line, so that a diff of two shows what changed. */
export function presetText(engine: EngineKind, settings: readonly Setting[]): string {
  const rows = settings
    .filter(isForPreset)
    .map((setting) => ({ file: setting.file, key: keyOf(setting), value: setting.value }))
    .toSorted((one, other) => compare(one.file, other.file) || compare(one.key, other.key))
    .map((row) => `    ${lineOf(row)}`)
  const head = [`"$schema": ${JSON.stringify(presetSchemaUrl)}`, '"version": 1', `"engine": ${JSON.stringify(engine)}`]
  return `{\n  ${head.join(',\n  ')},\n  "rows": [\n${rows.join(',\n')}\n  ]\n}\n`
}

/** The same on every computer, whatever its language. */
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

function lineOf(row: Preset['rows'][number]): string {
  const members = Object.entries(row).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
  return `{ ${members.join(', ')} }`
}

/** A preset that others may have written. Throws `file-refused` for what is none, and for one of another engine. */
export function readPreset(text: string, name: string, kind: EngineKind): Preset {
  const json = readJson(text)
  const version = json.is === 'json' ? z.looseObject({ version: z.int() }).safeParse(json.value).data?.version : undefined
  if (version !== undefined && version > 1) throw new AppError('file-refused', texts.newer(name))
  const preset = json.is === 'json' ? Preset.safeParse(json.value).data : undefined
  if (preset === undefined) throw new AppError('file-refused', texts.none(name))
  if (preset.engine !== kind)
    throw new AppError('file-refused', texts.otherEngine(name, engineNames[preset.engine], engineNames[kind]))
  return preset
}

/** A preset as something to hold a project against. What can't be taken from it is named, without its value. */
export function presetSide(label: string, { rows }: Preset, settingOf: (id: string) => Setting | undefined): Other {
  const found = rows.map((row) => ({ row, setting: settingOf(`${row.file}#${row.key}`) ?? settingOf(row.key) }))
  const usable = found.flatMap(({ row: { value }, setting }) =>
    setting === undefined || setting.isSecret === true ? [] : [[setting.id, value] as const],
  )
  const values = new Map(usable)
  return {
    is: 'preset',
    label,
    unknown: found.flatMap(({ row, setting }) => (setting === undefined || setting.isSecret === true ? row.key : [])),
    isWhole: false,
    heldFor({ id, standard }) {
      const value = values.get(id)
      if (value === undefined) return undefined
      return { value, effective: value ?? (standard?.is === 'default' ? standard.value : null) }
    },
  }
}
