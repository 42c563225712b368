import { AppError } from '../../../shared/errors'
import type { FieldAt } from '../../../shared/schemas'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import type { Project } from '../project/project'
import type { Run } from '../project/runs'
import { secretIn } from '../vault/pastedSecret'
import { checkKeys, checkStamp } from './checkKeys'
import { keepSecret, secretFieldOf } from './storeSecret'
import type { World } from './world'

/** Begins to replace a stored secret. The new one stays in memory until it is checked, or stored without a check. */
export function beginRenewal(project: Project, fieldAt: FieldAt, pasted: string | null = null): void {
  const { id, variable } = secretFieldOf(fieldAt)
  const text = pasted === null ? null : secretIn(pasted, variable)
  project.run(fieldAt).renewal = { field: id, text, checked: null }
}

/** Stores the new secret if it works. False: the service did not say that it does; its answer is in the run. */
export async function checkRenewal(world: World, project: Project, fieldAt: FieldAt, signal: AbortSignal): Promise<boolean> {
  const run = project.run(fieldAt)
  const text = candidateOf(run, fieldAt)
  const checked = await checkKeys(world, project, fieldAt, { instead: { [fieldAt.field]: text }, signal })
  if (run.renewal?.text !== text) throw new AppError('cancelled', texts.cancelled)
  run.renewal = { field: fieldAt.field, text, checked }
  if (checked.verdict !== 'valid') return false
  await storeRenewal(world, project, fieldAt)
  run.checked = { ...checked, at: world.now().toISOString(), stamp: checkStamp(world, project, fieldAt) }
  return true
}

/** Stores the new secret. The old one can be restored for 24 hours. */
export async function storeRenewal(world: World, project: Project, fieldAt: FieldAt): Promise<void> {
  const run = project.run(fieldAt)
  await keepSecret(world, project, fieldAt, candidateOf(run, fieldAt))
  run.renewal = null
}

export function dropRenewal(project: Project, fieldAt: FieldAt): void {
  const run = project.knownRun(fieldAt)
  if (run === undefined) return
  if (run.renewal !== null) run.work?.cancel()
  run.renewal = null
  run.problems.delete('renewal')
}

function candidateOf({ renewal }: Run, { field }: FieldAt): string {
  if (renewal?.field !== field || renewal.text === null) throw new AppError('missing', texts.pasteNew)
  return renewal.text
}
