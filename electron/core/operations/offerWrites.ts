import { isDeepStrictEqual } from 'node:util'

import type { ServiceAt } from '../../../shared/schemas'
import { fieldOf, serviceOf } from '../catalog'
import { doneTexts as texts } from '../../../shared/texts/done'
import { stepTexts } from '../../../shared/texts/steps'
import type { TargetId } from '../../../shared/placeView'
import { filesHold, holderChange, holdsAnothers, isOthers, isTaken, ownerOf, sharedTargets } from '../project/filesHold'
import { replacesKnown } from '../project/lastWritten'
import type { Change } from '../project/settingAt'
import type { Project } from '../project/project'
import { ignoreInGit } from '../targets/gitIgnore'
import type { Step } from '../project/steps'
import { wantedValues } from '../project/values'
import type { Values } from '../targets/addresses'
import type { KnownTarget, Plan } from '../targets/target'
import { bringUp } from './writeTargets'

type Offer = {
  ids?: readonly TargetId[]
  /** The only value that is written. What a file has in place of `from`, the user has to see first. */
  only?: { field: string; from: string }
  /** What the user was shown, or had saved, of what may be written over, by field id. */
  shown?: Values
  /** The path of a file that stays as it is. */
  except?: string
  within?: Step
  /** A choice of its own, which is undone on its own. */
  isApart?: boolean
}

/**
 * Updates the game's files to what is saved, as part of a step or as a step of their own. A file that Latchkey never wrote,
 * or that holds the key of another environment or what someone else put there, is not touched yet: its diff waits for the
 * user's yes as a pending write. A file that environments share and that holds another one's values is left alone, unless `ids`
 * names it; then it waits as well. Returns what was written and what was left, in words.
 */
export async function offerWrites(
  project: Project,
  at: ServiceAt,
  { ids, only, shown = {}, except, within, isApart }: Offer = {},
): Promise<string> {
  const all = project.targets(at).filter(({ target }) => except === undefined || target.path !== except)
  const isOfAll = isOfEveryEnvironment(at, only)
  const isOpen = (known: KnownTarget) => isOfAll && project.isAccepted(known.target) && isFrom(known, only)
  const asked = all.filter((known) =>
    ids === undefined ? isOpen(known) || !isOthers(project, at, known) : ids.includes(known.target.id),
  )
  const [left] = ids === undefined && wantedValues(project, at) !== null ? all.filter((known) => !asked.includes(known)) : []
  const written = await bringUp(
    project,
    at,
    {
      asked,
      ...(only && { fields: [only.field] }),
      mayWrite: (known, plan) =>
        isFree(project, at, known, isOfAll) &&
        isAsJudged(known, plan) &&
        isFrom(known, only) &&
        plan.edits.every((edit) =>
          replacesKnown(project, only === undefined ? shown : { ...shown, [only.field]: only.from }, edit),
        ),
      isApart,
    },
    within,
  )
  return [written, left === undefined ? '' : texts.left(whose(project, at, left))].filter(Boolean).join('. ')
}

/** Whether all that is written is a value that no environment has for itself: it belongs in every file, whoever's the rest is. */
const isOfEveryEnvironment = ({ service }: ServiceAt, only: Offer['only']): boolean =>
  only !== undefined && fieldOf(serviceOf(service), only.field)?.perEnvironment === false

/** Whether a file has what the value replaces, or nothing. */
function isFrom({ reading }: KnownTarget, only: Offer['only']): boolean {
  const held = only === undefined ? '' : (reading.values[only.field] ?? '')
  return held === '' || held === only?.from
}

/**
 * Whether a file is still what was read when it was judged. What another program wrote since may be anything: the diff shows
 * it.
 */
function isAsJudged({ reading }: KnownTarget, { stamp }: Plan): boolean {
  return reading.stamp?.hash === stamp?.hash
}

/** The environment that a place left alone is for. */
function whose(project: Project, at: ServiceAt, known: KnownTarget): string {
  const holder = filesHold(project, at.service)
  return (isTaken(project, at, known) ? holder : ownerOf(project, at, known)) ?? ''
}

/**
 * Writes the pending files the user said yes to. From then on they are written without asking. The yes is for what was
 * shown: if another file, variable or value came in since, that is shown first.
 */
export async function writePending(project: Project, at: ServiceAt, ids: readonly TargetId[]): Promise<string> {
  const seen = project.run(at).pending.filter(({ target }) => ids.includes(target.id))
  const asked = project.targets(at).filter((known) => seen.some(({ target }) => target.id === known.target.id))
  const isPut = asked.some((known) => isTaken(project, at, known))
  const mayWrite = ({ target }: KnownTarget, { edits }: Plan) => {
    const isShown = seen.some(({ plan }) => isDeepStrictEqual(plan.edits, edits))
    if (isShown) project.acceptTarget(target)
    return isShown
  }
  const isApart = seen.some((one) => one.isApart)
  return bringUp(project, at, { asked, mayWrite, isApart, ...(isPut && { put: putting(project, at) }) })
}

/** Offers to put this environment into the files that it shares. If they hold it already, that is saved as a setting. */
export async function offerPut(project: Project, at: ServiceAt): Promise<string> {
  const ids = sharedTargets(project, at).map(({ target }) => target.id)
  const said = await offerWrites(project, at, { ids })
  const isThere = sharedTargets(project, at).every((known) => ownerOf(project, at, known) === at.environment)
  if (!isThere || filesHold(project, at.service) === at.environment) return said
  const { label, changes } = putting(project, at)
  await project.update(label, changes)
  return texts.filesHold(at.environment)
}

/** Keeps a file that receives values out of git. Returns its path; null if there is no such file. */
export async function ignoreTarget(project: Project, at: ServiceAt, id: TargetId): Promise<string | null> {
  const path = project.targets(at).find(({ target }) => target.id === id)?.target.path ?? null
  if (path === null) return null
  await ignoreInGit(project.root, path)
  await project.readTargetsOf(at.service)
  return path
}

function putting(project: Project, { service, environment }: ServiceAt): { label: string; changes: readonly Change[] } {
  return { label: stepTexts.put(environment), changes: holderChange(project, service, environment) }
}

/** Whether a file may be written without asking: the user agreed to it before, and nothing of another environment goes. */
function isFree(project: Project, at: ServiceAt, known: KnownTarget, isOfAll: boolean): boolean {
  if (known.target.path === null || !project.isAccepted(known.target)) return false
  return isOfAll || (!isTaken(project, at, known) && !holdsAnothers(project, at, known))
}
