import { AppError } from '../../shared/errors'
import { doneTexts as texts, stepTexts } from '../../shared/texts'
import type { TargetId } from '../../shared/view'
import { filesHold, holderChange, isOthers, isShared, ownerOf, sharedTargets } from '../projects/filesHold'
import type { KnownTarget, Project } from '../projects/project'
import type { RunPlace } from '../projects/runs'
import type { SavedWrite } from '../projects/projectState'
import { wantedValues } from '../projects/values'
import type { RuntimeValues } from '../targets/target'

/**
 * Brings the game's files up to what is saved. A file that was never written from here, or that holds the key of another
 * environment, is not touched yet: its diff waits for the user's yes as a pending write. A file that all environments
 * share and that is for another one is left alone, unless `ids` names it; then it waits as well. Answers what was
 * written and what was left, in words; empty for nothing.
 */
export async function offerWrites(project: Project, at: RunPlace, ids?: readonly TargetId[]): Promise<string> {
  const wanted = wantedValues(project, at)
  const asked = project.targets(at).filter((known) => (ids === undefined ? !isOthers(project, at, known) : ids.includes(known.target.id)))
  const isLeft = wanted !== null && ids === undefined && asked.length < project.targets(at).length
  const written = await bringUp(project, at, asked, (known) => isFree(project, at, known))
  project.recordWrites(written)
  await project.readTargets()
  return [wordsFor(written), isLeft ? texts.left(filesHold(project, at.service) ?? '') : ''].filter(Boolean).join('. ')
}

/** Writes the pending files the user said yes to; from then on they are written without asking. */
export async function writePending(project: Project, at: RunPlace, ids: readonly TargetId[]): Promise<string> {
  const accepted = project.run(at).pending.filter(({ target }) => ids.includes(target.id))
  for (const { target, plan } of accepted) project.acceptTarget({ id: target.id, path: plan.path })
  const asked = project.targets(at).filter((known) => accepted.some(({ target }) => target.id === known.target.id))
  const written = await bringUp(project, at, asked, () => true)
  const isPut = asked.some((known) => isShared(project, at, known)) && filesHold(project, at.service) !== at.environment
  if (isPut && written.length > 0) await project.update(stepTexts.put(at.environment), holderChange(project, at.service, at.environment), written)
  else project.recordWrites(written)
  await project.readTargets()
  return wordsFor(written)
}

/** Offers to put this environment into the files that all environments share. Where they hold it already, it is put down. */
export async function offerPut(project: Project, at: RunPlace): Promise<string> {
  const shared = sharedTargets(project, at.service)
  const said = await offerWrites(project, at, shared.map(({ target }) => target.id))
  const isThere = sharedTargets(project, at.service).every((known) => ownerOf(project, at, known) === at.environment)
  if (!isThere || filesHold(project, at.service) === at.environment) return said
  await project.update(stepTexts.put(at.environment), holderChange(project, at.service, at.environment))
  return texts.filesHold(at.environment)
}

/** Whether a file may be written without a question: the user agreed to it once, and nothing of another environment is in it. */
function isFree(project: Project, at: RunPlace, known: KnownTarget): boolean {
  const { id, path } = known.target
  if (path === null || !project.isAccepted({ id, path })) return false
  if (isShared(project, at, known) && filesHold(project, at.service) !== at.environment) return false
  return [null, at.environment].includes(ownerOf(project, at, known))
}

async function bringUp(
  project: Project,
  at: RunPlace,
  asked: readonly KnownTarget[],
  mayWrite: (known: KnownTarget) => boolean,
): Promise<SavedWrite[]> {
  project.run(at).pending = []
  const wanted = wantedValues(project, at)
  if (wanted === null) return []
  const written: SavedWrite[] = []
  for (const known of asked) {
    const write = await writeOrAsk(project, at, { known, wanted, mayWrite: mayWrite(known) })
    if (write !== null) written.push(write)
  }
  return written
}

type Wish = { known: KnownTarget; wanted: RuntimeValues; mayWrite: boolean }

async function writeOrAsk(project: Project, at: RunPlace, { known, wanted, mayWrite }: Wish): Promise<SavedWrite | null> {
  const { target, reading } = known
  const { problems, pending } = project.run(at)
  problems.delete(`target.${target.id}`)
  if (target.path === null || reading.state === 'refused') return null
  try {
    const plan = await target.plan(wanted)
    if (!plan.isChange) return null
    if (!mayWrite) {
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

function wordsFor(written: readonly SavedWrite[]): string {
  return written.length === 0 ? '' : texts.written(written.map(({ path }) => path))
}

function textsOf(values: Partial<RuntimeValues>): Record<string, string> {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries)
}
