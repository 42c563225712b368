import { isDeepStrictEqual } from 'node:util'

import { AppError, type Failure } from '../../../shared/errors'
import type { EngineKind } from '../../../shared/general/general'
import { engineTexts as texts } from '../../../shared/engineTexts'
import { engineNames, generalTexts } from '../../../shared/texts'
import type { Address } from '../../../shared/general/row'
import type { Edit } from '../places/edit'
import { readGameFile, type OpenFile } from '../places/gameFile'
import { planned, plannedOut } from '../places/places'
import { createSettingsReadings } from './readings'
import type { Setting } from './rows/source'
import { refusalOf } from './rows/refusal'

type Parts = { root: string; kind: EngineKind; version: string | null }

/** A write that has not happened yet. */
type Planned = { edits: Edit[]; apply(): Promise<void> }

export type EngineSettings = ReturnType<typeof createEngineSettings>

/** All settings of the engine, in the engine's own files, without the engine. */
export function createEngineSettings({ root, kind, version }: Parts) {
  const problems = new Map<string, Failure>()
  const readings = createSettingsReadings({ root, kind, version, problems })

  function settingOf(id: string): Setting {
    const setting = readings.settingOf(id)
    if (setting === undefined) throw new AppError('invalid', generalTexts.unknown)
    return setting
  }

  function editable(id: string): Setting {
    const setting = settingOf(id)
    if (setting.why !== undefined) throw new AppError('file-refused', setting.why)
    return setting
  }

  /** The file as it is now. Throws the reason why it can't be edited. */
  async function openFile({ file, format }: Setting): Promise<OpenFile> {
    const found = await readGameFile(root, file, format)
    if (found.is === 'absent') throw new AppError('file-refused', generalTexts.noFile(file, engineNames[kind]))
    if (found.why !== null) throw new AppError(found.why.code, found.why.message)
    return found
  }

  /** Throws unless the file holds what was shown: somebody else's value is not overwritten. */
  async function assertAsShown(setting: Setting, now: string | null, value: string | null, shown: string | null): Promise<void> {
    if (now === shown || now === value) return
    await readings.read()
    throw new AppError('file-changed', generalTexts.changed(setting.file, now, value ?? ''))
  }

  function forSetting(id: string, { edits, isChange, apply }: ReturnType<typeof planned>): Planned | null {
    if (!isChange) return null
    return {
      edits: edits.map((edit) => ({ ...edit, for: { setting: id } })),
      async apply() {
        await apply()
        await readings.read()
      },
    }
  }

  /** Plans to write one value over the one that was shown. Null when it is there already. */
  async function plan(id: string, value: string, base?: string | null): Promise<Planned | null> {
    const setting = editable(id)
    const problem = refusalOf(setting.type, value)
    if (problem !== null) throw new AppError('invalid', problem)
    const found = await openFile(setting)
    await assertAsShown(setting, valueIn(found, setting), value, base === undefined ? setting.value : base)
    const written = setting.form.write(value)
    if (written === null) throw new AppError('invalid', texts.notHeld(setting.label))
    const wishes = setting.addresses.map((address, index) => ({ address, value: written[index] ?? '' }))
    return forSetting(id, planned(root, setting.file, setting.format, found, wishes))
  }

  /** Plans to take a setting out of its file, or to give it its default where the engine writes every value. */
  async function planReset(id: string): Promise<Planned | null> {
    const setting = editable(id)
    const { standard, isOptional, file, format, addresses } = setting
    if (isOptional !== true) return standard?.is === 'default' ? plan(id, standard.value) : null
    const found = await openFile(setting)
    await assertAsShown(setting, valueIn(found, setting), null, setting.value)
    return forSetting(id, plannedOut(root, file, format, found, addresses))
  }

  return {
    ...readings,
    plan,
    planReset,
    problems,
    label: (id: string) => settingOf(id).label,
    key: (id: string) => settingOf(id).key,
    /** The value that a setting had when the texts at its addresses were these; the others are as they are now. */
    valueOf(id: string, texts: readonly { address: Address; text: string | null }[]): string | null {
      const { addresses, form, value, standard } = settingOf(id)
      const now = form.write(value ?? standard?.value ?? '') ?? []
      return form.read(
        addresses.map((address, index) => {
          const held = texts.find((one) => isDeepStrictEqual({ ...one.address }, { ...address }))
          return held === undefined ? (now[index] ?? null) : held.text
        }),
      )
    },
    /** The value as last read; empty where the file has none. */
    value: (id: string) => settingOf(id).value ?? '',
  }
}

function valueIn({ opened }: OpenFile, { form, addresses }: Setting): string | null {
  return form.read(addresses.map((address) => opened.find(address)?.value ?? null))
}
