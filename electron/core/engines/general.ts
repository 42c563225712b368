import { AppError, type Failure } from '../../../shared/errors'
import { refusalOf } from '../../../shared/general/checks'
import type { GeneralRow } from '../../../shared/general/row'
import { engineNames } from '../../../shared/texts/engineNames'
import { generalTexts } from '../../../shared/texts/general'
import type { Edit } from '../places/edit'
import { readGameFile, type OpenFile } from '../places/gameFile'
import { planned } from '../places/places'
import { createReadings } from './readings'
import type { Engine } from './engine'
import { placeOf } from './rowPlace'
import { absentWhy } from './rowView'

type Parts = {
  root: string
  engine: Pick<Engine, 'kind' | 'version' | 'descriptor' | 'beyond'>
  /** Makes our own file, for projects that keep these values there. Engines make theirs. */
  makeOurFile(): Promise<void>
}

/** A write that has not happened yet. */
type Planned = { edits: Edit[]; apply(): Promise<void> }

export type General = ReturnType<typeof createGeneral>

/** The engine's own basic settings, in the engine's own files, without the engine. */
export function createGeneral({ root, engine, makeOurFile }: Parts) {
  const { kind, version } = engine
  const problems = new Map<string, Failure>()
  const readings = createReadings({ root, engine, problems })

  function rowOf(id: string): GeneralRow {
    const row = readings.rowOf(id)
    if (row === undefined) throw new AppError('invalid', generalTexts.unknown)
    return row
  }

  /** The file as it is now. Throws the reason why it can't be edited. */
  async function openFile({ file, format }: GeneralRow): Promise<OpenFile> {
    if (format === 'json' && readings.isAbsent(file)) await makeOurFile()
    const found = await readGameFile(root, file, format, engine.beyond)
    if (found.is === 'absent') throw new AppError('file-refused', generalTexts.noFile(file, engineNames[kind]))
    if (found.why !== null) throw new AppError(found.why.code, found.why.message)
    return found
  }

  /** Throws unless the file holds what was shown: somebody else's value is not overwritten. */
  async function assertAsShown(row: GeneralRow, now: string | null, value: string, shown: string | null): Promise<void> {
    if ((now ?? '') === (shown ?? '') || now === value) return
    await readings.read()
    throw new AppError('file-changed', generalTexts.changed(row.file, now, value))
  }

  /** Plans to write one value over the one that was shown. Null when it is there already. */
  async function plan(id: string, given: string, base?: string): Promise<Planned | null> {
    const row = rowOf(id)
    const value = given.trim().replaceAll('\r\n', '\n')
    const problem = refusalOf(row, value)
    if (problem !== null) throw new AppError('invalid', problem)
    const found = await openFile(row)
    const { address, slot, isGuess } = placeOf(found.opened, row, version)
    if (slot === null && (row.canAdd !== true || isGuess)) throw new AppError('file-refused', absentWhy(kind))
    const before = slot?.value ?? null
    await assertAsShown(row, before, value, base ?? readings.valueOf(row))
    const { edits, isChange, apply } = planned(root, row.file, row.format, found, [{ address, value }])
    if (!isChange) return null
    return {
      edits: edits.map((edit) => ({ ...edit, for: { row: id } })),
      async apply() {
        await apply()
        await readings.read()
      },
    }
  }

  return {
    ...readings,
    plan,
    label: (id: string) => readings.labelOf(rowOf(id)),
    /** The value as last read; empty where the file has none. */
    value: (id: string) => readings.valueOf(rowOf(id)) ?? '',
    problems,
  }
}
