import { environmentNameProblem, environmentsTexts as texts } from '../../../shared/texts/environments'
import type { EnvironmentState } from '../../../shared/environmentsView'
import { fieldOf, serviceWith } from '../../../shared/catalog/services'
import { AppError } from '../../../shared/errors'
import { projectTexts } from '../../../shared/texts/project'
import { refusalTexts } from '../../../shared/texts/refusals'
import { vaultTexts } from '../../../shared/texts/vault'
import { environmentPattern, mostEnvironments, type Environment } from '../../../shared/values/environments'
import { changeTo, droppedFrom, type ListChange } from '../project/environmentList'
import { countValues, environmentsIn, isUsedIn } from '../project/environmentValues'
import type { Project } from '../project/project'
import { projectPath, type Document } from '../project/projectDocument'
import type { SecretId } from '../vault/file'
import { confirmed } from './secretPlaces'
import type { WithVault } from './world'

/** More than a dialog could show. */
const mostFromBefore = 64

type Lists = Pick<Document, 'environments' | 'services'>
type Plan = (document: Lists, names: readonly Environment[]) => ListChange

/** Each of these is one step that can be undone. What is planned is planned with what teammates have written by then. */
async function changeList(project: Project, label: string, plan: Plan): Promise<void> {
  const { file } = project
  try {
    await project.steps.run(label, async (step) => {
      await file.refresh()
      const damage = file.damage()
      if (damage !== null) throw new AppError('file-refused', projectTexts.damaged(projectPath, damage))
      const list = plan(file.document() ?? {}, project.environments())
      if (list.from !== list.to) await project.changeList(step, list)
    })
  } finally {
    project.withdrawWrites()
    await project.readTargets()
  }
}

/** Adds one behind the others. If it was in the list before, it has its values and secrets back. */
export function addEnvironment(project: Project, environment: Environment): Promise<void> {
  return changeList(project, texts.step.add(environment), (document, names) => {
    assertNew(environment, names)
    if (names.length >= mostEnvironments) throw new AppError('invalid', texts.full)
    return changeTo(document, [...names, environment])
  })
}

/**
 * Gives an environment another name, with its values, its secrets and what is known of them: all of it or nothing. Throws if
 * a secret can't be opened, or if there is something under the new name.
 */
export async function renameEnvironment(
  { vault }: WithVault,
  project: Project,
  { environment: from, to }: { environment: Environment; to: Environment },
): Promise<void> {
  const id = confirmed(project).id()
  await changeList(project, texts.step.rename(from, to), (document, names) => {
    assertListed(from, names)
    assertNew(to, names)
    const isUsed = isUsedIn(document, to) || vault.list().some((one) => one?.project === id && one.environment === to)
    if (isUsed) throw new AppError('invalid', texts.usedBefore(to))
    const next = names.map((name) => (name === from ? to : name))
    return { ...changeTo(document, next), renamed: { from, to } }
  })
}

/** Takes one out of the list. Its secrets stay, and its values unless `withSettings`: they are back when it is added again. */
export async function removeEnvironment(project: Project, environment: Environment, withSettings: boolean): Promise<void> {
  await changeList(project, texts.step.remove(environment), (document, names) => {
    assertListed(environment, names)
    if (names.length === 1) throw new AppError('invalid', texts.last)
    const list = changeTo(
      document,
      names.filter((name) => name !== environment),
    )
    return withSettings ? { ...list, dropped: droppedFrom(document, project.file.text(), environment) } : list
  })
  project.cancelIn(environment)
}

/** Puts one at another place of the list. The first one is shown first. */
export function moveEnvironment(project: Project, environment: Environment, to: number): Promise<void> {
  return changeList(project, texts.step.move(environment), (document, names) => {
    assertListed(environment, names)
    return changeTo(document, names.filter((name) => name !== environment).toSpliced(to, 0, environment))
  })
}

function assertListed(environment: Environment, names: readonly Environment[]): void {
  if (!names.includes(environment)) throw new AppError('invalid', refusalTexts.noEnvironment(environment))
}

function assertNew(environment: Environment, names: readonly Environment[]): void {
  const problem = environmentNameProblem(environment, names)
  if (problem !== null) throw new AppError('invalid', problem)
}

/** Throws, with their names, if some secrets of an environment can't be opened now. May ask the keychain. */
export async function assertOpenable({ vault }: WithVault, project: Project, environment: Environment): Promise<void> {
  const id = confirmed(project).id()
  const secrets = secretsIn(vault.list(), id, environment)
  if (secrets.length === 0) return
  if (vault.isHidden()) throw new AppError('locked', vaultTexts.closed.hidden)
  await vault.probe()
  const closed = secrets.filter((one) => !['stored', 'session'].includes(vault.describe(one).state))
  if (closed.length === 0) return
  const isLocked = closed.some((one) => vault.describe(one).state === 'locked')
  throw new AppError(isLocked ? 'locked' : 'unreadable', texts.notOpened(closed.map(secretName)))
}

/** What a project has for each of its environments, then for those that it no longer lists. */
export function environmentStates({ vault }: WithVault, project: Project): EnvironmentState[] {
  const document = project.file.document() ?? {}
  const listed = project.environments()
  const isKnown = project.boundTo() === null && vault.isReadable()
  const secrets = isKnown ? vault.list().filter((id) => id?.project === project.id()) : []
  const before = [...environmentsIn(document), ...secrets.flatMap((id) => id?.environment ?? [])].filter(
    (name) => !listed.includes(name) && environmentPattern.test(name),
  )
  return [...listed, ...[...new Set(before)].slice(0, mostFromBefore)].map((id) => ({
    id,
    isListed: listed.includes(id),
    settings: countValues(document, id),
    secrets: isKnown ? secretsIn(secrets, project.id(), id).map(secretName) : null,
  }))
}

function secretsIn(all: readonly (SecretId | null)[], project: string, environment: Environment): SecretId[] {
  return all.flatMap((id) => (id?.project === project && id.environment === environment ? [id] : []))
}

function secretName({ service: id, field }: SecretId): string {
  const service = serviceWith(id)
  return service === undefined ? `${id} ${field}` : `${service.label} ${fieldOf(service, field)?.label ?? field}`
}
