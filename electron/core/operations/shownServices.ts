import type { SecretField } from '../../../shared/catalog/fields'
import { fieldsOf, isBuiltIn, serviceOf, type ServiceId } from '../catalog'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { stepTexts } from '../../../shared/texts/steps'
import type { Environment } from '../../../shared/values/environments'
import type { Project } from '../project/project'
import { shownAt } from '../project/serviceUse'
import { recordOf } from '../project/settingAt'
import type { WithVault } from './world'

/**
 * Whether a project shows a service: as the team has chosen, or else if it is one that is always shown, or that the project
 * uses, or that was found in it.
 */
export function isServiceShown(world: WithVault, project: Project, service: ServiceId): boolean {
  return project.file.isShown(service) ?? isShownByItself(world, project, service)
}

function isShownByItself(world: WithVault, project: Project, service: ServiceId): boolean {
  // The user has approved it, in this very project.
  if (!isBuiltIn(service)) return true
  if (serviceOf(service).isOptional !== true || project.foundBy(service) !== null) return true
  return usesService(world, project, service)
}

/**
 * Shows a service in the project, or hides it, as a step that can be undone. Nothing else about it changes. What would be so
 * without the team's choice is saved as no choice. Returns whether anything changed.
 */
export async function showService(
  world: WithVault,
  project: Project,
  { service, isShown }: { service: ServiceId; isShown: boolean },
): Promise<boolean> {
  const to = isShown === isShownByItself(world, project, service) ? null : isShown
  const change = { place: shownAt(service), from: project.file.isShown(service), to }
  return project.update(isShown ? stepTexts.showService : stepTexts.hideService, [change])
}

/**
 * Whether a project uses a service: the team has saved one of its settings, a file of the game holds one of its values, or
 * this computer has one of its secrets for any environment.
 */
export function usesService({ vault }: WithVault, project: Project, service: ServiceId): boolean {
  if (project.file.usesService(service)) return true
  const environments = project.environments()
  if (environments.some((environment) => isInGame(project, { service, environment }))) return true
  // Another project's secrets say nothing about this folder.
  return project.boundTo() === null && knowsAnySecret({ vault }, { id: project.id(), environments }, service)
}

function isInGame(project: Project, at: ServiceAt): boolean {
  return project.targets(at).some(({ reading: { values, secrets } }) => secrets.length > 0 || Object.values(values).some(Boolean))
}

type Named = { id: string; environments: readonly Environment[] }

/** Whether this computer has a secret of that service, for any environment. */
export function knowsAnySecret({ vault }: WithVault, { id: project, environments }: Named, service: ServiceId): boolean {
  return environments.some((environment) =>
    secretFieldsOf(service).some(({ id }) => isKnown({ vault }, project, { service, environment, field: id })),
  )
}

export function isKnown({ vault }: WithVault, project: string, fieldAt: FieldAt): boolean {
  return vault.describe(recordOf(project, fieldAt)).state !== 'absent'
}

export function secretFieldsOf(service: ServiceId): SecretField[] {
  return fieldsOf(serviceOf(service)).filter((field): field is SecretField => field.kind === 'secret')
}
