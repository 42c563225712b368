import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceOf, type ServiceId } from '../catalog'
import { refusalTexts } from '../../../shared/texts/refusals'
import { tokensTexts } from '../../../shared/texts/tokens'
import { accountName, changedTokens, tokensFor, type KnownTokens } from '../project/knownTokens'
import { placeOf } from '../project/settingAt'
import type { Project } from '../project/project'
import type { Run } from '../project/runs'
import type { PortalRequest, ServiceModule } from '../portal/service'
import type { SecretId } from '../vault/file'
import { addressOf, idOf } from './secretPlaces'
import type { World } from './world'

/** The account whose tokens are being worked on. Opened once per command, so that an answer goes where it was asked for. */
export type TokenAccount = {
  project: Project
  service: ServiceId
  run: Run
  tokens: NonNullable<ServiceModule['tokens']>
  request: PortalRequest
  /** The vault record of one of its created secrets. */
  recordOf(field: string): CreatedId
  /** The rows of this account as last read, and a way to replace them. */
  known(): KnownTokens
  setKnown(change: Partial<Pick<KnownTokens, 'rows' | 'rest' | 'readAt'>>): void
}

/** The vault record of a created secret: it belongs to its service, in no environment. */
export type CreatedId = SecretId & { service: ServiceId }

/** The account that the settings lead to now, with its token opened. */
export async function openAccount(world: World, project: Project, at: ServiceAt, signal: AbortSignal): Promise<TokenAccount> {
  const { vault, services } = world
  const role = serviceOf(at.service).tokens
  const { tokens } = services.of(serviceOf(at.service))
  if (role === undefined || tokens === undefined) throw new AppError('invalid', refusalTexts.noTokens)
  const { label } = placeOf(at.service, at.environment, role.secret).field
  const id = idOf(project, { ...at, field: role.secret })
  const { origin, portalUrl } = addressOf(world, project, at)
  const { state, storedAt } = vault.describe(id)
  if (state === 'absent') throw new AppError('missing', tokensTexts.empty.noToken(label))
  const token = await vault.open(id, origin)
  const run = project.run(at)
  const projectId = project.id()
  const account = accountName(origin, storedAt)
  const known = () => tokensFor(run.tokens, account)
  return {
    project,
    service: at.service,
    run,
    tokens,
    request: { portalUrl, origin, token, signal },
    recordOf: (field) => recordOf(projectId, at.service, field),
    known,
    setKnown: (change) => {
      run.tokens = changedTokens(run.tokens, { ...known(), ...change, account })
    },
  }
}

/** The vault record of a created secret. */
export function createdId(project: Project, service: ServiceId, field: string): CreatedId {
  return recordOf(idOf(project, { service, environment: 'all', field }).project, service, field)
}

/** In `all`: it belongs to the account, whatever the environment. */
function recordOf(project: string, service: ServiceId, field: string): CreatedId {
  return { project, service, environment: 'all', field }
}
