import { isDeepStrictEqual } from 'node:util'

import { AppError, type Failure } from '../../../shared/errors'
import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import type { OpenFile } from '../places/gameFile'
import { valueIn } from './plannedValue'
import { createSettingsPlans } from './plans'
import { createSettingsReadings, type SettingsEngine } from './readings'
import type { Setting } from './rows/source'

type Parts = { root: string; engine: SettingsEngine }

export type EngineSettings = ReturnType<typeof createEngineSettings>

/** All settings of the engine, in the engine's own files, without the engine. */
export function createEngineSettings({ root, engine }: Parts) {
  const problems = new Map<string, Failure>()
  const readings = createSettingsReadings({ root, engine, problems })

  function settingOf(id: string): Setting {
    const setting = readings.settingOf(id)
    if (setting === undefined) throw new AppError('invalid', generalTexts.unknown)
    return setting
  }

  function isShown(id: string): boolean {
    const setting = readings.settingOf(id)
    return setting !== undefined && setting.isSecret !== true
  }

  return {
    ...readings,
    ...createSettingsPlans({ root, engine, settingOf, isShown, read: readings.read }),
    problems,
    label: (id: string) => settingOf(id).label,
    key: (id: string) => settingOf(id).key,
    /** The value that a setting had when the texts at its addresses were these; the others are as they are now. */
    valueOf(id: string, held: readonly { address: Address; text: string | null }[]): string | null {
      const { addresses, form, value, standard } = settingOf(id)
      const now = form.write(value ?? standard?.value ?? '') ?? []
      return form.read(
        addresses.map((address, index) => {
          const known = held.find((one) => isDeepStrictEqual({ ...one.address }, { ...address }))
          return known === undefined ? (now[index] ?? null) : known.text
        }),
      )
    },
    /** The value that a setting has in another version of its file. */
    valueIn: (id: string, file: OpenFile) => valueIn(file, settingOf(id)),
    /** The value as last read; empty where the file has none. */
    value: (id: string) => settingOf(id).value ?? '',
  }
}
