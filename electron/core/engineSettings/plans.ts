import { AppError } from '../../../shared/errors'
import { engineNames } from '../../../shared/texts/engineNames'
import { generalTexts } from '../../../shared/texts/general'
import { changed } from '../files/failure'
import type { Edit } from '../places/edit'
import { readGameFile, type OpenFile } from '../places/gameFile'
import type { Planned as PlannedFile } from '../places/places'
import { planMany, type Wish } from './planMany'
import { plannedValue, valueIn } from './plannedValue'
import type { SettingsEngine } from './readings'
import type { Setting } from './rows/source'

type Parts = {
  root: string
  engine: SettingsEngine
  settingOf: (id: string) => Setting
  /** Whether it can be seen as last read. */
  isShown: (id: string) => boolean
  /** Reads the files again. */
  read: () => Promise<void>
}

/** A write that has not happened yet. */
type Planned = { edits: Edit[]; apply(): Promise<void> }

/** Plans the writes of settings, each over the value that was shown. */
export function createSettingsPlans({ root, engine: { kind, beyond }, settingOf, isShown, read }: Parts) {
  function editable(id: string): Setting {
    const setting = settingOf(id)
    if (setting.why !== undefined) throw new AppError('file-refused', setting.why)
    return setting
  }

  /** The file as it is now. Throws the reason why it can't be edited. */
  async function openFile({ file, format }: Setting): Promise<OpenFile> {
    const found = await readGameFile(root, file, format, beyond)
    if (found.is === 'absent') throw new AppError('file-refused', generalTexts.noFile(file, engineNames[kind]))
    if (found.why !== null) throw new AppError(found.why.code, found.why.message)
    return found
  }

  /** Names both values, after the file was read again: what somebody put there may be a secret by now. */
  function changedTo({ id, file }: Setting, now: string | null, value: string | null): AppError {
    return isShown(id) ? new AppError('file-changed', generalTexts.changed(file, now, value ?? '')) : changed(file)
  }

  /** Throws unless the file holds what was shown: somebody else's value is not overwritten. */
  async function assertAsShown(setting: Setting, now: string | null, value: string | null, shown: string | null): Promise<void> {
    if (now === shown || now === value) return
    await read()
    throw changedTo(setting, now, value)
  }

  function forSetting(id: string, { edits, isChange, apply }: PlannedFile): Planned | null {
    if (!isChange) return null
    return {
      edits: edits.map((edit) => ({ ...edit, for: { setting: id } })),
      async apply() {
        await apply()
        await read()
      },
    }
  }

  /** Plans to write one value over the one that was shown. Null when it is there already. */
  async function plan(id: string, value: string, base?: string | null): Promise<Planned | null> {
    const setting = editable(id)
    const found = await openFile(setting)
    await assertAsShown(setting, valueIn(found, setting), value, base === undefined ? setting.value : base)
    return forSetting(id, plannedValue(root, setting, found, value))
  }

  /** Plans to take a setting out of its file, or to give it its default where the engine writes every value. */
  async function planReset(id: string): Promise<Planned | null> {
    const setting = editable(id)
    const { standard, isOptional } = setting
    if (isOptional !== true) return standard?.is === 'default' ? plan(id, standard.value) : null
    const found = await openFile(setting)
    await assertAsShown(setting, valueIn(found, setting), null, setting.value)
    return forSetting(id, plannedValue(root, setting, found, null))
  }

  return {
    plan,
    planReset,
    /** Plans many values at once. Whoever writes them reads the settings again. */
    planAll(wishes: readonly Wish[]) {
      let reading: Promise<void> | null = null
      const readOnce = () => (reading ??= read())
      return planMany({ root, openFile, read: readOnce, changedTo }, wishes)
    },
  }
}
