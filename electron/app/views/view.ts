import type { Failure } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceIds } from '../../../shared/catalog/services'
import type { ProjectView, ServiceView, View } from '../../../shared/view'
import { checkStamp } from '../../core/operations/checkKeys'
import { fetchingSecretStoredAt } from '../../core/operations/fetchKey'
import { elsewhereViews } from './elsewhereView'
import { missingSecrets } from '../../core/operations/missingSecrets'
import { portalState } from '../../core/project/portalState'
import type { Project } from '../../core/project/project'
import { brought } from '../../core/project/projectState'
import { misfitProblems, sameKeyAt, savedKey, settingViews } from '../../core/project/values'
import type { Shared } from '../state/shared'
import { secretViews } from './secretsView'
import { pendingViews, targetViews } from './targetsView'
import { tokensView } from './tokensView'
import { tailOf } from '../../core/vault/reader'

type Shown = {
  shared: Shared
  project: Project | null
  openProblem: Failure | null
  said: View['said']
  asked: View['asked']
}

/** The snapshot a window shows, made from what is in memory: no file, keychain or network is touched. */
export function viewOf({ shared, project, openProblem, said, asked }: Shown): View {
  return {
    version: shared.version,
    platform: shared.platform,
    about: shared.about,
    project: project === null ? null : projectView(shared, project),
    recent: shared.preferences.recent(),
    protection: shared.vault.protection(),
    preferences: shared.preferences.read(),
    notices: shared.notices.all(),
    said,
    openProblem,
    online: shared.isOnline(),
    asked,
  }
}

function projectView(shared: Shared, project: Project): ProjectView {
  const environment = project.environment()
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
    services: serviceIds.map((service) => serviceView(shared, project, { service, environment })),
  }
}

function engineView({ engine: { kind, label, note }, engineOpen, offers, areAllOffered }: Project): ProjectView['engine'] {
  const offered = offers().map(({ path, name, label: offeredLabel }) => ({ path, name, label: offeredLabel }))
  return {
    kind,
    label,
    open: engineOpen(),
    ...(note !== null && { note }),
    ...(offered.length > 0 && { offers: offered, areAllOffered: areAllOffered() }),
  }
}

function serviceView(shared: Shared, project: Project, at: ServiceAt): ServiceView {
  const { problems, notes, work, signIn } = project.run(at)
  const portal = portalState(shared.approvals, project, at.service)
  return {
    id: at.service,
    settings: settingViews(project, at),
    secrets: secretViews(shared, project, at, portal.origin),
    elsewhere: elsewhereViews(shared, project, at),
    sameKeyAs: sameKeyAt(project, at),
    missing: missingSecrets(shared, project, at),
    problems: {
      ...(portal.problem && { portalUrl: portal.problem }),
      ...misfitProblems(project, at),
      ...Object.fromEntries(problems),
    },
    notes: Object.fromEntries(notes),
    work: work && { action: work.action, text: work.text, startedAt: work.startedAt },
    fetched: fetchedView(shared, project, at),
    portal: { url: portal.url, origin: portal.origin, approval: portal.approval, plain: portal.plain },
    signIn: { offered: signIn.offered, account: signIn.account, choice: signIn.choice, rest: signIn.rest },
    ...checkView(shared, project, at),
    tokens: tokensView(shared, project, at),
    targets: targetViews(project, at),
    pendingWrites: pendingViews(project, at),
  }
}

/** Only of the key that is saved now: another one may have come with a pull. */
function fetchedView(shared: Shared, project: Project, at: ServiceAt): ServiceView['fetched'] {
  const fetched = project.fetched(at)
  if (fetched === null || fetched.key !== savedKey(project, at)) return null
  const newest = project.state.undoable()
  return {
    at: fetched.at,
    change: fetched.change,
    isNewest: newest !== null && brought(newest, at),
    isCurrent: fetched.secretStoredAt === fetchingSecretStoredAt(shared, project, at),
  }
}

function checkView(shared: Shared, project: Project, at: ServiceAt): Pick<ServiceView, 'checked' | 'renewal'> {
  const { checked, renewal } = project.run(at)
  const isCurrent = checked !== null && checked.stamp === checkStamp(shared, project, at)
  return {
    checked: isCurrent ? { verdict: checked.verdict, text: checked.text, at: checked.at } : null,
    renewal: renewal && {
      field: renewal.field,
      isPasted: renewal.text !== null,
      tail: renewal.text === null ? null : tailOf(renewal.text),
      checked: renewal.checked,
    },
  }
}
