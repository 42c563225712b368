import type { Environment } from '../../../shared/values/environments'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceIds, type ServiceId } from '../../../shared/catalog/services'
import type { ServiceView } from '../../../shared/view'
import { isCustomPortal } from '../../core/project/portalState'
import type { Project } from '../../core/project/project'
import type { Shared } from '../state/shared'
import { serviceView } from './serviceView'

type Sources = readonly unknown[]
type Kept = { sources: Sources; view: ServiceView }

const minute = 60_000

/**
 * The services as one window shows them. What a view costs follows what changed: a service about which everything is the
 * same is the same object as in the view before. One with something going on is made anew each time.
 */
export function createKeptServices(shared: Shared): (project: Project, environment: Environment) => ServiceView[] {
  let kept = new Map<ServiceId, Kept>()
  let sourcesBefore: Sources = []

  function viewAt(project: Project, at: ServiceAt): ServiceView {
    if (!project.isQuiet(at)) return serviceView(shared, project, at)
    const sources = serviceSources(shared, project, at)
    const known = kept.get(at.service)
    if (known !== undefined && isSame(known.sources, sources)) return known.view
    const view = serviceView(shared, project, at)
    kept.set(at.service, { sources, view })
    return view
  }

  return (project, environment) => {
    const sources = projectSources(shared, project, environment)
    if (!isSame(sources, sourcesBefore)) kept = new Map()
    sourcesBefore = sources
    return serviceIds.map((service) => viewAt(project, { service, environment }))
  }
}

/** What every service is made from. Texts and numbers, or objects that are never changed but replaced. */
function projectSources({ vault, now }: Shared, project: Project, environment: Environment): Sources {
  return [
    project,
    project.id(),
    project.boundTo()?.join('\n'),
    environment,
    project.environments(),
    project.typedOrigins(),
    project.state.told(),
    ...vault.sources(),
    // A replaced secret can be restored for a day.
    Math.floor(now().getTime() / minute),
  ]
}

/** What one service is made from besides. */
function serviceSources({ approvals }: Shared, project: Project, at: ServiceAt): Sources {
  const { file, targetsSource, foundBy, fetched } = project
  const approved = isCustomPortal(project, at) ? approvals.source() : null
  // Every step replaces the state and what was fetched with it.
  return [file.source(at.service), targetsSource(at.service), foundBy(at.service), fetched(at), approved]
}

function isSame(one: Sources, other: Sources): boolean {
  return one.length === other.length && one.every((source, index) => Object.is(source, other[index]))
}
