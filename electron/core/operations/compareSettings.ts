import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'

import type { ComparedRow } from '../../../shared/compare'
import { mostTaken, compareTexts as texts } from '../../../shared/texts/compare'
import { AppError } from '../../../shared/errors'
import { engineNames } from '../../../shared/texts/engineNames'
import { generalTexts } from '../../../shared/texts/general'
import { detectEngine } from '../engines/engine'
import { differences, otherSide, wishFor, type Other } from '../engineSettings/compare'
import type { Refused, Wish } from '../engineSettings/planMany'
import { filesIn, sideOf } from '../engineSettings/side'
import { sourceOf } from '../engineSettings/sources'
import type { Project } from '../project/project'

/** The settings of another project of the same engine, read without changing a byte of it. */
export async function otherProject({ engine, root: own }: Project, path: string, signal: AbortSignal): Promise<Other> {
  const { kind, name, version } = await detectEngine(path)
  const source = await sourceOf(kind)
  if (kind === 'plain' || source === null) throw new AppError('invalid', texts.noGame(basename(path)))
  const root = await realpath(path)
  const label = name ?? basename(root)
  if (kind !== engine.kind) throw new AppError('invalid', texts.otherEngine(label, engineNames[kind], engineNames[engine.kind]))
  if (root === own) throw new AppError('invalid', texts.sameFolder)
  return otherSide('project', label, sideOf(source, await filesIn(source, root, signal), version))
}

/** What differs between the project as last read and the other side. */
export const compared = ({ engineSettings }: Project, other: Other) => differences(engineSettings.side(), other)

/**
 * Takes over the values of the other side, as one step. `shown` are the rows as the user saw them. If one can't be taken
 * over, nothing is written, and the reasons are returned.
 */
export async function takeRows(
  project: Project,
  other: Other,
  shown: readonly ComparedRow[],
): Promise<{ taken: number; refused: readonly Refused[] }> {
  const { engineSettings, file, steps, readWritten } = project
  const readOnly = file.readOnly()
  if (readOnly !== null) throw new AppError('file-refused', readOnly)
  if (shown.length > mostTaken) throw new AppError('invalid', texts.tooMany(mostTaken))
  const { wishes, refused } = wishesFor(project, other, shown)
  if (refused.length > 0) return { taken: 0, refused }
  const written: string[] = []
  try {
    return await steps.run(texts.takeStep(shown.length, other.label), async (step) => {
      const found = await engineSettings.planAll(wishes)
      if (found.refused.length > 0) return { taken: 0, refused: found.refused }
      for (const { edits, apply } of found.plans) {
        written.push(...edits.map((edit) => edit.file))
        await step.take(edits, apply)
      }
      return { taken: found.plans.reduce((sum, { settings }) => sum + settings, 0), refused: [] }
    })
  } finally {
    await Promise.all([file.refresh(), readWritten(written)])
  }
}

/** Only what still is as it was shown is wished for. What has become the same by itself needs nothing. */
function wishesFor(project: Project, other: Other, shown: readonly ComparedRow[]): { wishes: Wish[]; refused: Refused[] } {
  const now = new Map(compared(project, other).rows.map((row) => [row.id, row]))
  const chosen = shown.flatMap((row) => {
    const same = now.get(row.id)
    return same === undefined ? [] : { row, why: row.why ?? same.why ?? changedSince(row, same) }
  })
  return {
    refused: chosen.flatMap(({ row: { id }, why }) => (why === undefined ? [] : { id, why })),
    wishes: chosen.flatMap(({ row: { id } }) => {
      const setting = project.engineSettings.settingOf(id)
      const value = setting && wishFor(setting, other)
      return setting === undefined || value === undefined ? [] : { setting, value, shown: setting.value }
    }),
  }
}

function changedSince(shown: ComparedRow, { here, there }: ComparedRow): string | undefined {
  if (here === shown.here && there === shown.there) return undefined
  return generalTexts.changed(shown.file, here, shown.there ?? '')
}
