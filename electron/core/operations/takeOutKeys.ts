import { AppError } from '../../../shared/errors'
import type { OwnAt } from '../project/ownPlaceEntries'
import { replacesKnown } from '../project/lastWritten'
import type { Project } from '../project/project'
import type { Step } from '../project/steps'
import type { KnownTarget, Plan } from '../targets/target'

/**
 * Takes the constants of places that are being removed out of our own files of keys, as part of a step. What Latchkey
 * did not write there with the user's yes stays: then the result is false.
 */
export async function takeOutKeys(step: Step, project: Project, removed: readonly OwnAt[]): Promise<boolean> {
  let isAll = true
  const written: (string | null)[] = []
  for (const service of new Set(removed.map((at) => at.service))) {
    for (const environment of project.environments()) {
      for (const known of project.targets({ service, environment })) {
        const fields = fieldsOf(known, removed)
        if (fields.length === 0) continue
        const plan = await planOf(project, known, fields)
        if (plan === null) isAll = false
        else if (plan.isChange) {
          const edits = plan.edits.map((edit) => ({ ...edit, for: { target: known.target.id, service, environment } }))
          await step.take(edits, plan.apply)
          written.push(plan.path)
        }
      }
    }
  }
  await project.readWritten(written)
  return isAll
}

/** The fields of removed places that the file has a constant for. */
function fieldsOf({ declared, own = {}, reading }: KnownTarget, removed: readonly OwnAt[]): string[] {
  if (declared.format !== 'keysFile') return []
  return Object.entries(own).flatMap(([field, at]) => {
    const isRemoved = removed.some((one) => one.service === at.service && one.scope === at.scope && one.id === at.id)
    return isRemoved && field in reading.values ? [field] : []
  })
}

/** Null where the constants have to stay. */
async function planOf(project: Project, { target }: KnownTarget, fields: readonly string[]): Promise<Plan | null> {
  try {
    const plan = await target.plan({}, fields)
    return plan.edits.every((edit) => replacesKnown(project, {}, edit)) ? plan : null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
