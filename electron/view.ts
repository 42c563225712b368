import type { Failure } from '../shared/errors'
import type { SecretField } from '../shared/fields'
import { fieldsOf, serviceIds, serviceOf } from '../shared/services'
import type { ProjectView, SecretView, ServiceView, TargetView, View } from '../shared/view'
import { checkStamp } from './checkedKeys'
import { elsewhereView } from './elsewhereView'
import { missingSecrets } from './missingSecrets'
import { portalState } from './portalState'
import { keyFieldAt } from './projects/place'
import type { KnownTarget, Project } from './projects/project'
import type { RunPlace } from './projects/runs'
import { brought } from './projects/projectState'
import { recordOf } from './projects/secretRecord'
import { misfitProblems, savedOrDefault, settingViews, wantedValues } from './projects/values'
import type { Shared } from './shared'
import { tokensView } from './tokensView'
import { tailOf } from './vault/reader'

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
    engine: { kind: project.engine.kind, label: project.engine.label, open: project.engineOpen() },
    environment,
    readOnly: project.file.readOnly(),
    readOnlyFiles: [...project.readOnlyFiles()],
    boundTo: project.boundTo(),
    ...project.state.names(),
    savedAt: project.state.read().savedAt,
    general: project.general.view(),
    services: serviceIds.map((service) => serviceView(shared, project, { service, environment })),
  }
}

function serviceView(shared: Shared, project: Project, at: RunPlace): ServiceView {
  const { problems, notes, work, signIn, pending } = project.run(at)
  const portal = portalState(shared.approvals, project, at.service)
  return {
    id: at.service,
    settings: settingViews(project, at),
    secrets: secretViews(shared, project, at, portal.origin),
    elsewhere: elsewhereView(shared, project, at),
    missing: missingSecrets(shared, project, at),
    problems: { ...(portal.problem && { portalUrl: portal.problem }), ...misfitProblems(project, at), ...Object.fromEntries(problems) },
    notes: Object.fromEntries(notes),
    work: work && { action: work.action, text: work.text, startedAt: work.startedAt },
    fetched: fetchedView(project, at),
    portal: { url: portal.url, origin: portal.origin, approval: portal.approval, plain: portal.plain },
    signIn: { offered: signIn.offered, account: signIn.account, choice: signIn.choice, rest: signIn.rest },
    ...checkView(shared, project, at),
    tokens: tokensView(shared, project, at),
    targets: project.targets(at).map((known) => targetView(project, at, known)),
    pendingWrites: pending.map(({ target: { id, label }, plan }) => ({ id, label, path: plan.path, diff: plan.diff })),
  }
}

function fetchedView(project: Project, at: RunPlace): ServiceView['fetched'] {
  const fetched = project.fetched(at)
  const newest = project.state.undoable()
  return fetched && { ...fetched, isNewest: newest !== null && brought(newest, at) }
}

function checkView(shared: Shared, project: Project, at: RunPlace): Pick<ServiceView, 'checked' | 'renewal'> {
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

const absent: SecretView = { state: 'absent', storedAt: null, tail: null, origin: null }

function secretViews(
  { vault }: Shared,
  project: Project,
  { service, environment }: RunPlace,
  origin: string | null,
): Record<string, SecretView> {
  const fields = fieldsOf(serviceOf(service)).filter((field): field is SecretField => field.kind === 'secret')
  if (project.boundTo() !== null) return Object.fromEntries(fields.map(({ id }) => [id, absent]))
  const other = environment === 'test' ? 'live' : 'test'
  const hasElsewhere = (field: string) =>
    vault.describe(recordOf(project.id(), { service, environment: other, field })).state !== 'absent'
  return Object.fromEntries(
    fields.map(({ id, mayBeSame }) => {
      const described = vault.describe(recordOf(project.id(), { service, environment, field: id }))
      const view = mayBeSame === true ? { ...described, elsewhere: hasElsewhere(id) } : described
      const usable = view.state === 'stored' || view.state === 'session'
      const elsewhere = usable && view.origin !== origin
      return [id, elsewhere ? { ...view, state: 'other-origin' } : view]
    }),
  )
}

function targetView(project: Project, at: RunPlace, { target, reading, ignoredByGit }: KnownTarget): TargetView {
  const problem = project.run(at).problems.get(`target.${target.id}`)
  return {
    id: target.id,
    label: target.label,
    path: target.path,
    state: targetState(project, at, reading),
    holds: holder(project, at, reading.values.runtimeKey ?? ''),
    why: problem ?? reading.why ?? null,
    ignoredByGit,
  }
}

function targetState(project: Project, at: RunPlace, reading: KnownTarget['reading']): TargetView['state'] {
  if (reading.state === 'refused') return 'refused'
  const wanted = wantedValues(project, at)
  if (wanted === null) return stateWithoutWish(reading)
  if (reading.state === 'absent') return 'differs'
  const entries = Object.entries(reading.values).filter(([name]) => name in wanted)
  return entries.every(([name, value]) => value === wanted[name as keyof typeof wanted]) ? 'up-to-date' : 'differs'
}

/** Nothing was fetched yet: what the page shows is what the file holds, if it holds a key. */
function stateWithoutWish({ state, values }: KnownTarget['reading']): TargetView['state'] {
  if (state === 'absent') return 'absent'
  return values.runtimeKey ? 'up-to-date' : 'nothing-to-write'
}

function holder(project: Project, at: RunPlace, key: string): TargetView['holds'] {
  if (key === '') return null
  const environments = ['test', 'live'] as const
  const { id } = keyFieldAt(at)
  const holds = environments.filter((environment) => savedOrDefault(project, { ...at, environment }, id) === key)
  return holds.includes(at.environment) ? at.environment : (holds[0] ?? null)
}
