import type { ServiceAt } from '../../../shared/schemas'
import type { ServiceView } from '../../../shared/view'
import { isBuiltIn } from '../../core/catalog'
import { fetcherNow } from '../../core/operations/fetchKey'
import { missingSecrets } from '../../core/operations/missingSecrets'
import { portalState } from '../../core/project/portalState'
import type { Project } from '../../core/project/project'
import { brought } from '../../core/project/projectState'
import { misfitProblems, sameKeyAt, savedKey, settingViews } from '../../core/project/values'
import { tailOf } from '../../core/vault/reader'
import type { Shared } from '../state/shared'
import { checkedView } from './checkedView'
import { elsewhereViews } from './elsewhereView'
import { fileViews } from './filesView'
import { secretViews } from './secretsView'
import { placeViews } from './placesView'
import { pendingViews, targetViews } from './targetsView'
import { tokensView } from './tokensView'

/** One service as a window shows it. What it reads besides the run is among the sources in `keptServices.ts`. */
export function serviceView(shared: Shared, project: Project, at: ServiceAt): ServiceView {
  const { problems, notes, work, signIn } = project.run(at)
  const portal = portalState(shared.approvals, project, at)
  const [places, targets] = [placeViews(project, at), targetViews(project, at)]
  return {
    id: at.service,
    foundBy: project.foundBy(at.service),
    ...(!isBuiltIn(at.service) && { ofTeam: { project: project.id(), path: project.root } }),
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
    checked: checkedView(shared, project, at),
    renewal: renewalView(project, at),
    tokens: tokensView(shared, project, at),
    places,
    targets,
    files: fileViews(project, at, { places, targets }),
    pendingWrites: pendingViews(project, at),
  }
}

/** Only of the key that is saved now: another one may have come with a pull. */
function fetchedView(shared: Shared, project: Project, at: ServiceAt): ServiceView['fetched'] {
  const fetched = project.fetched(at)
  if (fetched === null || fetched.key !== savedKey(project, at)) return null
  const newest = project.state.undoable()
  const now = fetcherNow(shared, project, at)
  const { secretStoredAt, origin = now.origin } = fetched
  return {
    at: fetched.at,
    change: fetched.change,
    isNewest: newest !== null && brought(newest, at),
    isCurrent: secretStoredAt === now.secretStoredAt && origin === now.origin,
  }
}

function renewalView(project: Project, at: ServiceAt): ServiceView['renewal'] {
  const { renewal } = project.run(at)
  return (
    renewal && {
      field: renewal.field,
      isPasted: renewal.text !== null,
      tail: renewal.text === null ? null : tailOf(renewal.text),
      checked: renewal.checked,
    }
  )
}
