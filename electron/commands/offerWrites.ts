import { AppError } from '../../shared/errors'
import { doneTexts as texts } from '../../shared/texts'
import type { TargetId } from '../../shared/view'
import type { KnownTarget, Project } from '../projects/project'
import type { RunPlace } from '../projects/runs'
import type { SavedWrite } from '../projects/projectState'
import { wantedValues } from '../projects/values'
import type { RuntimeValues } from '../targets/target'

/**
 * Brings the game's files up to what is saved. A file that was never written from here is not touched yet: its diff
 * waits for the user's yes as a pending write. Answers what was written, in words; empty for nothing.
 */
export async function offerWrites(project: Project, at: RunPlace, ids?: readonly TargetId[]): Promise<string> {
  const run = project.run(at)
  run.pending = []
  const wanted = wantedValues(project, at)
  if (wanted === null) return ''
  const written: SavedWrite[] = []
  for (const known of project.targets(at)) {
    if (ids !== undefined && !ids.includes(known.target.id)) continue
    const write = await writeOrAsk(project, at, known, wanted)
    if (write !== null) written.push(write)
  }
  project.recordWrites(written)
  await project.readTargets()
  return written.length === 0 ? '' : texts.written(written.map(({ path }) => path))
}

/** Writes the pending files the user said yes to; from then on they are written without asking. */
export async function writePending(project: Project, at: RunPlace, ids: readonly TargetId[]): Promise<string> {
  const accepted = project.run(at).pending.filter(({ target }) => ids.includes(target.id))
  for (const { target, plan } of accepted) project.acceptTarget({ id: target.id, path: plan.path })
  return offerWrites(project, at, ids)
}

async function writeOrAsk(
  project: Project,
  at: RunPlace,
  { target, reading }: KnownTarget,
  wanted: RuntimeValues,
): Promise<SavedWrite | null> {
  const { problems, pending } = project.run(at)
  problems.delete(`target.${target.id}`)
  if (target.path === null || reading.state === 'refused') return null
  try {
    const plan = await target.plan(wanted)
    if (!plan.isChange) return null
    if (!project.isAccepted({ id: target.id, path: plan.path })) {
      pending.push({ target, plan })
      return null
    }
    await plan.apply()
    const made = reading.state === 'absent' && reading.stamp === null
    return { id: target.id, path: plan.path, ...at, before: textsOf(reading.values), after: textsOf(wanted), made }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problems.set(`target.${target.id}`, error.failure)
    return null
  }
}

function textsOf(values: Partial<RuntimeValues>): Record<string, string> {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries)
}
