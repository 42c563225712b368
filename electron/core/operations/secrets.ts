import { othersThan, type Environment } from '../../../shared/values/environments'
import { AppError } from '../../../shared/errors'
import type { FieldAt } from '../../../shared/schemas'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import type { Project } from '../project/project'
import { recordOf } from '../project/settingAt'
import { secretIn } from '../vault/pastedSecret'
import { addressOf, idOf } from './secretPlaces'
import { keepSecret, secretFieldOf } from './storeSecret'
import type { WithVault, World } from './world'

/** Whether the secret is on disk now, and which environment has the very same one where each should have its own. */
export type Stored = { isOnDisk: boolean; sameAs: Environment | null }

/** Stores what a user pasted or typed. */
export async function storePasted(world: World, project: Project, fieldAt: FieldAt, pasted: string): Promise<Stored> {
  const { variable, mayBeSame, perEnvironment } = secretFieldOf(fieldAt)
  await keepSecret(world, project, fieldAt, secretIn(pasted, variable))
  const isApart = perEnvironment && mayBeSame !== true
  return {
    isOnDisk: !world.vault.isOnlyInMemory(idOf(project, fieldAt)),
    sameAs: isApart ? sameSecretAt(world, project, fieldAt) : null,
  }
}

/** Opens a stored secret for the user's own eyes and clipboard, whatever origin it was saved for. */
export async function openStored({ vault }: WithVault, project: Project, fieldAt: FieldAt): Promise<string> {
  const { label } = secretFieldOf(fieldAt)
  const id = idOf(project, fieldAt)
  const { origin } = vault.describe(id)
  if (origin === null) throw new AppError('missing', texts.notStored(label))
  return vault.reveal(id, origin)
}

type Change = 'clear' | 'restore'

/** Destroys a secret, or restores the one before it. A request under way with it is cancelled. */
export async function changeStored({ vault }: WithVault, project: Project, fieldAt: FieldAt, change: Change): Promise<void> {
  const { id } = secretFieldOf(fieldAt)
  const { work, notes } = project.run(fieldAt)
  work?.cancel()
  notes.delete(id)
  await vault[change](idOf(project, fieldAt))
}

/**
 * Stores the same value for another environment. Throws `invalid` if the service does not allow that, and `other-origin`
 * for a secret that was kept for another portal.
 */
export async function shareSecret(world: World, project: Project, fieldAt: FieldAt, to: Environment): Promise<void> {
  const { label, mayBeSame } = secretFieldOf(fieldAt)
  if (mayBeSame !== true) throw new AppError('invalid', texts.notShared(label))
  const { origin } = addressOf(world, project, fieldAt)
  const value = await world.vault.open(idOf(project, fieldAt), origin)
  await keepSecret(world, project, { ...fieldAt, environment: to }, value)
}

/** Another environment that has the very same secret; null if there is none, or it can't be told. */
export function sameSecretAt({ vault }: WithVault, project: Project, fieldAt: FieldAt): Environment | null {
  const recordIn = (environment: Environment) => recordOf(project.id(), { ...fieldAt, environment })
  const here = recordIn(fieldAt.environment)
  return othersThan(fieldAt.environment, project.environments()).find((other) => vault.isSame(here, recordIn(other))) ?? null
}
