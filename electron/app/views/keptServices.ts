import type { Environment } from '../../../shared/values/environments'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceOf, type ServiceId } from '../../core/catalog'
import type { HiddenService } from '../../../shared/hiddenView'
import type { ServiceView } from '../../../shared/view'
import { isServiceShown } from '../../core/operations/shownServices'
import { isCustomPortal } from '../../core/project/portalState'
import type { Project } from '../../core/project/project'
import type { Shared } from '../state/shared'
import { hiddenService } from './hiddenService'
import { serviceView } from './serviceView'

type Sources = readonly unknown[]
/** A service that is shown, or what is said of one that is not. */
type Either = { view: ServiceView; hidden?: never } | { hidden: HiddenService; view?: never }
type Kept = Either & { sources: Sources }

const minute = 60_000

/**
 * The services as one window shows them. What a view costs follows what changed: a service about which everything is the
 * same is the same object as in the view before. One with something going on is made anew each time.
 */
export function createKeptServices(shared: Shared): (project: Project, environment: Environment) => Either[] {
  let kept = new Map<ServiceId, Kept>()
  let sourcesBefore: Sources = []

  function made(project: Project, place: ServiceAt): Either {
    return isServiceShown(shared, project, place.service)
      ? { view: serviceView(shared, project, place) }
      : { hidden: hiddenService(shared, project, place) }
  }

  function at(project: Project, place: ServiceAt): Either {
    if (!isQuiet(project, place)) return made(project, place)
    const sources = serviceSources(shared, project, place)
    const known = kept.get(place.service)
    if (known !== undefined && isSame(known.sources, sources)) return known
    const now = { ...made(project, place), sources }
    kept.set(place.service, now)
    return now
  }

  return (project, environment) => {
    const sources = projectSources(shared, project, environment)
    if (!isSame(sources, sourcesBefore)) kept = new Map()
    sourcesBefore = sources
    return project.services.map((service) => at(project, { service, environment }))
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
  const { file, targetsSource, foundBy } = project
  const approved = isCustomPortal(project, at) ? approvals.source() : null
  // Every step replaces the state and what was fetched with it.
  return [
    serviceOf(at.service),
    file.source(at.service),
    targetsSource(at.service),
    foundBy(at.service),
    approved,
    ...fetchedInEach(project, at),
  ]
}

/** Its view tells of every environment. */
function isQuiet(project: Project, place: ServiceAt): boolean {
  return project.environments().every((environment) => project.isQuiet({ ...place, environment }))
}

function fetchedInEach(project: Project, at: ServiceAt): Sources {
  return project.environments().map((environment) => project.fetched({ ...at, environment }))
}

function isSame(one: Sources, other: Sources): boolean {
  return one.length === other.length && one.every((source, index) => Object.is(source, other[index]))
}
