import type { Failure } from '../../../shared/errors'
import type { ProjectView, View } from '../../../shared/view'
import { serviceOf } from '../../core/catalog'
import type { Project } from '../../core/project/project'
import type { Shared } from '../state/shared'
import { createKeptServices } from './keptServices'

type Shown = {
  project: Project | null
  openProblem: Failure | null
  said: View['said']
  asked: View['asked']
}

/** The snapshots one window shows, made from what is in memory: no file, keychain or network is touched. */
export function createViews(shared: Shared) {
  const servicesOf = createKeptServices(shared)

  function projectView(project: Project): ProjectView {
    const environment = project.environment()
    const all = servicesOf(project, environment)
    const services = all.flatMap(({ view }) => view ?? [])
    return {
      id: project.id(),
      name: project.name(),
      folder: project.root,
      engine: engineView(project),
      environment,
      environments: [...project.environments()],
      readOnly: project.file.readOnly(),
      readOnlyFiles: [...project.readOnlyFiles()],
      boundTo: project.boundTo(),
      ...project.state.names(),
      savedAt: project.state.read().savedAt,
      general: project.general.view(),
      enginePages: project.engineSettings.view(),
      services,
      declared: services.map(({ id }) => serviceOf(id)),
      ...(project.team.entries().length > 0 && { team: [...project.team.entries()] }),
      hidden: all.flatMap(({ hidden }) => hidden ?? []),
    }
  }

  return ({ project, openProblem, said, asked }: Shown): View => ({
    version: shared.version,
    platform: shared.platform,
    about: shared.about,
    project: project === null ? null : projectView(project),
    recent: shared.preferences.recent(),
    protection: shared.vault.protection(),
    preferences: shared.preferences.read(),
    notices: shared.notices.all(),
    said,
    openProblem,
    online: shared.isOnline(),
    asked,
  })
}

function engineView({
  engine: { kind, label, note, links, beyond },
  engineOpen,
  offers,
  areAllOffered,
}: Project): ProjectView['engine'] {
  const offered = offers().map(({ path, name, label: offeredLabel }) => ({ path, name, label: offeredLabel }))
  return {
    kind,
    label,
    open: engineOpen(),
    ...(note !== null && { note }),
    ...(beyond.length < links.length && { mayFollow: true }),
    ...(offered.length > 0 && { offers: offered, areAllOffered: areAllOffered() }),
  }
}
