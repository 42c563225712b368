import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceOf, type ServiceId } from '../../../shared/catalog/services'
import { refusalTexts, tokensTexts } from '../../../shared/texts'
import { accountName, changedTokens, tokensFor, type KnownTokens } from '../../core/project/knownTokens'
import { placeOf } from '../../core/project/settingAt'
import type { Project } from '../../core/project/project'
import type { Run } from '../../core/project/runs'
import type { PortalRequest, ServiceModule } from '../../core/portal/service'
import type { Session } from '../session/session'
import type { SecretId } from '../../core/vault/file'
import { addressOf, idOf } from './secretPlaces'
import { working } from './working'

/** Whose tokens are being worked on. Taken once, so that an answer goes where it was asked for. */
export type TokenAccount = {
  project: Project
  service: ServiceId
  run: Run
  tokens: NonNullable<ServiceModule['tokens']>
  request: PortalRequest
  /** The vault record of one of its created secrets. */
  recordOf(field: string): CreatedId
  /** The rows of this account, and what is to stand in their place. */
  known(): KnownTokens
  setKnown(change: Partial<Pick<KnownTokens, 'rows' | 'rest' | 'readAt'>>): void
}

/** Created secrets are records of their service, in no environment. */
export type CreatedId = SecretId & { service: ServiceId }

type Task = {
  /** Where a failure is shown. */
  problem: string
  text: string
}

/** Runs one task at a time with the service's tokens. Its failure is shown; then the answer is null. */
export async function withAccount<T>(
  session: Session,
  at: ServiceAt,
  { problem, text }: Task,
  act: (account: TokenAccount) => Promise<T>,
): Promise<T | null> {
  const project = session.opened()
  if (project.run(at).work !== null) return null
  const done: T[] = []
  await session.attempt(at, problem, (run) =>
    working(session, run, { action: 'tokens', text }, async (signal) => {
      done.push(await act(await openAccount(session, project, at, signal)))
    }),
  )
  return done[0] ?? null
}

async function openAccount(session: Session, project: Project, at: ServiceAt, signal: AbortSignal): Promise<TokenAccount> {
  const { vault, services } = session.shared
  const role = serviceOf(at.service).tokens
  const { tokens } = services.of(at.service)
  if (role === undefined || tokens === undefined) throw new AppError('invalid', refusalTexts.noTokens)
  const { label } = placeOf(at.service, at.environment, role.secret).field
  const id = idOf(session, { ...at, field: role.secret })
  const { origin, portalUrl } = addressOf(session, at.service)
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

/** The vault record of a created secret, for the project the window shows now. */
export function createdId(session: Session, service: ServiceId, field: string): CreatedId {
  const { project } = idOf(session, { service, environment: 'all', field })
  return recordOf(project, service, field)
}

/** It belongs to the account, whatever the environment. */
function recordOf(project: string, service: ServiceId, field: string): CreatedId {
  return { project, service, environment: 'all', field }
}
