import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { doneTexts as texts } from '../../../shared/texts/done'
import { stepTexts } from '../../../shared/texts/steps'
import type { Change } from '../project/settingAt'
import type { Project } from '../project/project'
import type { KnownTarget } from '../targets/target'
import type { Step } from '../project/steps'
import { wantedValues } from '../project/values'
import type { Values } from '../targets/addresses'
import type { Plan } from '../targets/target'

type Wish = {
  asked: readonly KnownTarget[]
  /** The fields whose values are written; left out for all of them. */
  fields?: readonly string[] | undefined
  /** False: the diff waits for the user's yes. */
  mayWrite(known: KnownTarget, plan: Plan): boolean
  /** What is saved with the files once one of them was written, and the label of that step. */
  put?: { label: string; changes: readonly Change[] }
  /** A choice of its own, which is undone on its own. */
  isApart?: boolean | undefined
}

/**
 * Writes what the files should hold, as part of a step or as a step of its own. The reason why a file can't be edited is
 * shown beside that file; a file that the system does not let us write fails the step. Returns what was written, in words.
 */
export async function bringUp(project: Project, at: ServiceAt, wish: Wish, within?: Step): Promise<string> {
  const run = project.run(at)
  const offered = run.pending
  run.pending = []
  const all = wantedValues(project, at) ?? {}
  const wanted = pickedFrom(all, wish.fields)
  const gone = (known: KnownTarget) => goneFrom(known, all, wish.fields)
  if (Object.keys(wanted).length === 0 && wish.asked.every((known) => gone(known).length === 0)) return ''
  const bring = (step: Step) => writeTargets(step, { project, at, wanted, gone }, wish)
  try {
    const label = wish.put?.label ?? stepTexts.writeFiles
    const written = within === undefined ? await project.steps.run(label, bring, wish) : await bring(within)
    await project.readWritten(wish.asked.map(({ target }) => target.path))
    return written.length === 0 ? '' : texts.written(written)
  } catch (error) {
    run.pending = offered
    return sayBeside(error, { project, at, wish }, within)
  }
}

/** Shows a failure beside a file. Within a larger step all of that step failed, so it is shown where the step began. */
function sayBeside(
  error: unknown,
  { project, at, wish }: { project: Project; at: ServiceAt; wish: Wish },
  within?: Step,
): string {
  const { problems } = project.run(at)
  const place = failedPlace(project, at, wish)
  if (place === undefined || !(error instanceof AppError)) throw error
  if (within === undefined) {
    problems.set(place, error.failure)
    return ''
  }
  problems.delete(place)
  throw error
}

/** The file beside which to show a failure: the one that failed, or the first if all were written but that could not be noted. */
function failedPlace(project: Project, at: ServiceAt, { asked }: Wish): string | undefined {
  const { problems } = project.run(at)
  const places = asked.map(({ target }) => `target.${target.id}`)
  return places.find((place) => problems.get(place)?.code === 'file-failed') ?? places[0]
}

function pickedFrom(wanted: Values, fields: Wish['fields']): Values {
  return Object.fromEntries(Object.entries(wanted).filter(([field]) => fields === undefined || fields.includes(field)))
}

/** The fields that a file has a value of, and should have none: in any file but our own, what is not saved may be the user's. */
function goneFrom({ declared, target, reading }: KnownTarget, wanted: Values, fields: Wish['fields']): string[] {
  if (declared.format !== 'keysFile') return []
  const stale = Object.keys(target.addresses).filter((field) => field in reading.values && !(field in wanted))
  return stale.filter((field) => fields === undefined || fields.includes(field))
}

type Here = { project: Project; at: ServiceAt; wanted: Values; gone(known: KnownTarget): string[] }

async function writeTargets(step: Step, here: Here, { asked, mayWrite, put, isApart }: Wish): Promise<string[]> {
  const written: string[] = []
  for (const known of asked) {
    const plan = await planOf(here, known)
    if (plan === null) continue
    if (!mayWrite(known, plan)) here.project.run(here.at).pending.push({ target: known.target, plan, isApart })
    else if (await isWritten(step, here, known, plan)) written.push(plan.path)
  }
  if (put !== undefined && written.length > 0) await here.project.change(step, put.changes)
  return written
}

/** What to write; null for a file that needs nothing or can't be edited. */
async function planOf({ project, at, wanted, gone }: Here, known: KnownTarget): Promise<Plan | null> {
  const { target, reading } = known
  const { problems } = project.run(at)
  problems.delete(`target.${target.id}`)
  if (target.path === null || !reading.hasFile || reading.state === 'refused') return null
  try {
    const plan = await target.plan(wanted, gone(known))
    return plan.isChange ? plan : null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problems.set(`target.${target.id}`, error.failure)
    return null
  }
}

/** False: the file can't be edited, and the reason is shown beside it. Throws `file-failed`, which ends the step. */
async function isWritten(step: Step, { project, at }: Here, { target }: KnownTarget, plan: Plan): Promise<boolean> {
  const { service, environment } = at
  try {
    await step.take(
      plan.edits.map((edit) => ({ ...edit, for: { target: target.id, service, environment } })),
      plan.apply,
    )
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    project.run(at).problems.set(`target.${target.id}`, error.failure)
    if (error.failure.code === 'file-failed') throw error
    return false
  }
}
