import { AppError, type Failure } from '../../../shared/errors'
import type { EngineKind } from '../../../shared/general/general'
import type { GeneralRow } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts'
import { createPlans } from './plans'
import { createReadings } from './readings'

type Parts = {
  root: string
  kind: EngineKind
  /** Makes our own file, for projects that keep these values there. Engines make theirs. */
  makeOurFile(): Promise<void>
}

export type General = ReturnType<typeof createGeneral>

/** The engine's own basic settings, in the engine's own files, without the engine. */
export function createGeneral({ root, kind, makeOurFile }: Parts) {
  const problems = new Map<string, Failure>()
  const readings = createReadings({ root, kind, problems })

  function rowOf(id: string): GeneralRow {
    const row = readings.rowOf(id)
    if (row === undefined) throw new AppError('invalid', generalTexts.unknown)
    return row
  }

  return {
    ...readings,
    plan: createPlans({ root, kind, makeOurFile, readings, rowOf }),
    label: (id: string) => rowOf(id).label,
    /** As it was read last; empty where the file has none. */
    value: (id: string) => readings.valueOf(rowOf(id)) ?? '',
    problems,
  }
}
