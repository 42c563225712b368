import { randomUUID } from 'node:crypto'

import { AppError } from '../../../shared/errors'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { serviceOf } from '../catalog'
import { neverSent } from '../portal/origin'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import { portalState } from '../project/portalState'
import type { Project } from '../project/project'
import { recordOf } from '../project/settingAt'
import type { SecretId } from '../vault/file'
import type { World } from './world'

/** The vault record of a field's secret. Throws `foreign-project` for a folder with a borrowed id, before the user's yes. */
export function idOf(project: Project, fieldAt: FieldAt): SecretId {
  return recordOf(confirmed(project).id(), fieldAt)
}

/** The project, once its secrets may be used in its folder. Throws `foreign-project`. */
export function confirmed(project: Project): Project {
  const elsewhere = project.boundTo()
  if (elsewhere !== null) throw new AppError('foreign-project', texts.foreignProject(elsewhere.at(-1) ?? null))
  return project
}

/** The user's yes: this folder is the project whose id it carries. */
export function acceptFolder({ approvals }: Pick<World, 'approvals'>, project: Project, id: string): void {
  assertAsked(project, id)
  approvals.approveFolder(id, project.root)
}

/** The user's no: this folder is another project. It gets an id of its own, and the project it was copied from stays as it is. */
export async function separateFolder({ approvals }: Pick<World, 'approvals'>, project: Project, id: string): Promise<void> {
  assertAsked(project, id)
  const own = randomUUID()
  await project.file.changeId(id, own)
  approvals.approveFolder(own, project.root)
}

/** Throws unless the folder needs the user's answer, and still has the id that the question was about. */
function assertAsked(project: Project, id: string): void {
  if (!project.isSame() || project.id() !== id) throw new AppError('invalid', texts.idChanged)
  if (project.boundTo() === null) throw new AppError('invalid', texts.notBound)
}

/** Allows a service's secrets to go to this origin. Throws if the settings name another one than was shown. */
export function approvePortal({ approvals }: Pick<World, 'approvals'>, project: Project, at: ServiceAt, shown: string): void {
  const { id } = confirmed(project)
  if (portalState(approvals, project, at).origin !== shown) throw new AppError('invalid', texts.portalChanged)
  approvals.approveOrigin(id(), shown)
}

/** Where a service's requests go, and the only origin for its secrets. Throws `origin-unapproved` where a yes is missing. */
export function addressOf(
  { approvals }: Pick<World, 'approvals'>,
  project: Project,
  at: ServiceAt,
): { origin: string; portalUrl: string } {
  const { origin, url, approval, problem } = portalState(approvals, project, at)
  if (serviceOf(at.service).portal === undefined) return { origin: neverSent, portalUrl: neverSent }
  if (problem !== null) throw new AppError(problem.code, problem.message)
  if (origin === null || approval === 'typed' || approval === 'needed') {
    throw new AppError('origin-unapproved', texts.unapproved(origin))
  }
  return { origin, portalUrl: url ?? origin }
}
