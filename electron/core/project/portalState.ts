import { AppError, type Failure } from '../../../shared/errors'
import { fieldOf, serviceOf } from '../catalog'
import type { Service } from '../../../shared/catalog/service'
import { portalUrlTexts } from '../../../shared/texts/portalUrl'
import type { ServiceView } from '../../../shared/view'
import type { Approvals } from '../approvals/approvals'
import { portalOf, type Portal } from '../portal/origin'
import type { ServiceAt } from '../../../shared/schemas'
import type { Project } from './project'
import { savedOrDefault, textAt } from './values'

type PortalState = ServiceView['portal'] & { problem: Failure | null }

/**
 * Where the secrets of a service would be sent in an environment now, and whether the user has to approve that first. The one
 * that the window shows is not always the one that is meant: each may have a host of its own.
 */
export function portalState(approvals: Approvals, project: Project, at: ServiceAt): PortalState {
  const declared = serviceOf(at.service)
  const builtIn = declared.portal === undefined ? null : builtInPortal(project, at, declared.portal)
  if (declared.portal !== undefined && isCustomPortal(project, at)) {
    return customState(approvals, project, at, { declared: declared.portal, builtIn })
  }
  return builtIn === null ? { ...nowhere, problem: hostProblem(declared) } : { ...builtIn, approval: 'built-in', problem: null }
}

/** Why there is no address yet; null for a service that is never sent anything. */
function hostProblem(declared: Service): Failure | null {
  const id = hostField.exec(declared.portal?.url ?? '')?.[2]
  const field = id === undefined ? undefined : fieldOf(declared, id)
  return field === undefined ? null : { code: 'missing', message: portalUrlTexts.noHost(field.label) }
}

type Declared = NonNullable<Service['portal']>

function customState(
  approvals: Approvals,
  project: Project,
  at: ServiceAt,
  { declared, builtIn }: { declared: Declared; builtIn: Portal | null },
): PortalState {
  try {
    const portal = portalOf(textAt(project, at, declared.customUrl ?? ''), declared)
    if (portal.plain && declared.httpsOnly === true)
      throw new AppError('invalid', portalUrlTexts.httpsOnly(serviceOf(at.service).label))
    if (portal.origin === builtIn?.origin) return { ...portal, approval: 'built-in', problem: null }
    if (approvals.isOriginApproved(project.id(), portal.origin)) return { ...portal, approval: 'approved', problem: null }
    return { ...portal, approval: project.isTyped(portal.origin) ? 'typed' : 'needed', problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { url: null, origin: null, plain: false, approval: 'needed', problem: error.failure }
  }
}

const nowhere = { url: null, origin: null, plain: false, approval: 'built-in', problem: null } as const

const hostField = /^(https:\/\/)\{(\w+)\}(\..+)$/

/** Null while the field that a part of the host stands for has no value that can be one. */
function builtInPortal(project: Project, at: ServiceAt, portal: Declared): Portal | null {
  const [, before = '', field, behind = ''] = hostField.exec(portal.url) ?? []
  if (field === undefined) return portalOf(portal.url, portal)
  const label = textAt(project, at, field).trim().toLowerCase()
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label) ? portalOf(`${before}${label}${behind}`, portal) : null
}

/** Whether a portal of the team's own is set: only then does an approval matter. */
export function isCustomPortal(project: Project, at: ServiceAt): boolean {
  const { portal } = serviceOf(at.service)
  return portal?.isCustom !== undefined && savedOrDefault(project, at, portal.isCustom) === true
}
