import type { ServiceAt } from '../../../shared/schemas'
import { fieldOf, serviceOf } from '../../../shared/catalog/services'
import { portalState } from '../../core/project/portalState'
import type { Project } from '../../core/project/project'
import { recordOf } from '../../core/project/secretRecord'
import { textAt } from '../../core/project/values'
import type { Shared } from '../state/shared'

/** Stands for the keys that a check would use now and where they would go. If it changes, an older verdict no longer counts. */
export function checkStamp({ vault, approvals }: Shared, project: Project, at: ServiceAt): string {
  const declared = serviceOf(at.service)
  const marks = (declared.check?.sends ?? []).map((field) =>
    fieldOf(declared, field)?.kind === 'secret'
      ? vault.describe(recordOf(project.id(), { ...at, field })).storedAt
      : textAt(project, at, field),
  )
  return JSON.stringify([portalState(approvals, project, at.service).url, ...marks])
}
