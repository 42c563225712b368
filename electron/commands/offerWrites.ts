import { AppError } from '../../shared/errors'
import { doneTexts as texts, stepTexts } from '../../shared/texts'
import type { TargetId } from '../../shared/view'
import type { KnownTarget, Project } from '../projects/project'
import type { RunPlace } from '../projects/runs'
import type { Step } from '../projects/steps'
import { wantedValues } from '../projects/values'
import type { Plan, RuntimeValues } from '../targets/target'

/**
 * Brings the game's files up to what is saved, as a part of a step or as one of their own. A file that was never written
 * from here is not touched yet: its diff waits for the user's yes as a pending write. One that can't be edited says why
 * beside itself; one that the system does not let us write fails the step. Answers what was written, in words.
 */
export async function offerWrites(project: Project, at: RunPlace, ids?: readonly TargetId[], within?: Step): Promise<string> {
  const run = project.run(at)
  const offered = run.pending
  run.pending = []
  const wanted = wantedValues(project, at)
  if (wanted === null) return ''
  const bring = (step: Step) => writeTargets(step, { project, at, wanted }, ids)
  try {
    const written = within === undefined ? await project.steps.run(stepTexts.writeFiles, bring) : await bring(within)
    await project.readTargets()
    return written.length === 0 ? '' : texts.written(written)
  } catch (error) {
    run.pending = offered
    const place = failedPlace(project, at, ids)
    if (place === undefined || !(error instanceof AppError)) throw error
    // With a larger step everything of it failed, and that is said where it began.
    if (within !== undefined) run.problems.delete(place)
    if (within !== undefined) throw error
    run.problems.set(place, error.failure)
    return ''
  }
}

/** Beside which file to say so: the one that failed, or where all were written and that could not be noted, the first. */
function failedPlace(project: Project, at: RunPlace, ids: readonly TargetId[] | undefined): string | undefined {
  const { problems } = project.run(at)
  const asked = project.targets(at).filter(({ target }) => ids === undefined || ids.includes(target.id))
  const places = asked.map(({ target }) => `target.${target.id}`)
  return places.find((place) => problems.get(place)?.code === 'file-failed') ?? places[0]
}

/** Writes the pending files the user said yes to; from then on they are written without asking. */
export async function writePending(project: Project, at: RunPlace, ids: readonly TargetId[]): Promise<string> {
  const accepted = project.run(at).pending.filter(({ target }) => ids.includes(target.id))
  for (const { target, plan } of accepted) project.acceptTarget({ id: target.id, path: plan.path })
  return offerWrites(project, at, ids)
}

type Wish = { project: Project; at: RunPlace; wanted: RuntimeValues }

async function writeTargets(step: Step, wish: Wish, ids: readonly TargetId[] | undefined): Promise<string[]> {
  const written: string[] = []
  for (const known of wish.project.targets(wish.at)) {
    if (ids !== undefined && !ids.includes(known.target.id)) continue
    const plan = await planOrAsk(wish, known)
    if (plan !== null && (await isWritten(step, wish, known, plan))) written.push(plan.path)
  }
  return written
}

/** What to write now; null for a file that needs nothing, can't be edited, or waits for the user's yes. */
async function planOrAsk({ project, at, wanted }: Wish, { target, reading }: KnownTarget): Promise<Plan | null> {
  const { problems, pending } = project.run(at)
  problems.delete(`target.${target.id}`)
  if (target.path === null || reading.state === 'refused') return null
  try {
    const plan = await target.plan(wanted)
    if (!plan.isChange) return null
    if (project.isAccepted({ id: target.id, path: plan.path })) return plan
    pending.push({ target, plan })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problems.set(`target.${target.id}`, error.failure)
  }
  return null
}

/** False: the file can't be edited, and says why. Throws `file-failed`, which ends the step. */
async function isWritten(step: Step, { project, at, wanted }: Wish, { target, reading }: KnownTarget, plan: Plan): Promise<boolean> {
  const made = reading.state === 'absent' && reading.stamp === null
  const write = { id: target.id, path: plan.path, ...at, before: textsOf(reading.values), after: textsOf(wanted), made }
  try {
    await step.take({ writes: [write] }, plan.apply)
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    project.run(at).problems.set(`target.${target.id}`, error.failure)
    if (error.failure.code === 'file-failed') throw error
    return false
  }
}

function textsOf(values: Partial<RuntimeValues>): Record<string, string> {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries)
}
