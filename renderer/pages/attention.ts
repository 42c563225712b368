import { fieldOf, serviceOf } from '../../shared/catalog/services'
import type { FileView } from '../../shared/placeView'
import type { SecretView } from '../../shared/secretView'
import type { ProjectView, ServiceView, View } from '../../shared/view'
import { isAnyRenewalDue } from '../rows/renewalDays'

/**
 * Whether the user should look at a service: something failed, is missing, or waits for a decision. Secrets that the user has
 * hidden don't count.
 */
export function needsAttention(service: ServiceView, isHidden: boolean): boolean {
  const { problems, secrets, missing, settings, portal, pendingWrites, sameKeyAs, places } = service
  const fine = ['absent', 'stored', 'session', ...(isHidden ? ['locked'] : [])]
  return (
    Object.keys(problems).some((place) => !isTokens(place)) ||
    portal.approval === 'needed' ||
    pendingWrites.length > 0 ||
    Object.values(places).some((all) => all.some(isWrong)) ||
    missing.length > 0 ||
    Object.values(secrets).some(({ state }) => !fine.includes(state)) ||
    Object.values(settings).some(({ conflict }) => conflict !== null) ||
    sameKeyAs !== null ||
    Object.entries(secrets).some(([id, { sameAs }]) => sameAs !== undefined && !mayBeSame(service, id))
  )
}

/** A value that differs from what is saved, or a secret in a file that everyone gets. */
const isWrong = ({ state, ships }: FileView): boolean => state === 'differs' || (state === 'secret' && ships)

function mayBeSame({ id }: ServiceView, secret: string): boolean {
  const field = fieldOf(serviceOf(id), secret)
  return field?.kind === 'secret' && field.mayBeSame === true
}

/** Whether the user should look at the Overview: at something of any service, in any environment. */
export function overviewNeedsAttention({ project, protection, preferences }: View): boolean {
  const now = new Date()
  return (project?.services ?? []).some(
    (service) =>
      needsAttention(service, protection.hidden) ||
      tokensNeedAttention(service) ||
      service.targets.some(({ state }) => state === 'differs') ||
      service.elsewhere.some(
        ({ secrets, files }) => isUnusable(secrets) || Object.values(files).some((all) => all.some(isWrong)),
      ) ||
      isAnyRenewalDue(service, now, preferences.expirySoonDays),
  )
}

const isUnusable = (secrets: ServiceView['secrets']): boolean =>
  Object.values(secrets).some(({ state }) => unusable.includes(state))

const unusable: readonly SecretView['state'][] = ['unreadable', 'doubtful', 'other-origin']

/** Whether the user should look at the project's General page: a write failed, or a file of the engine can't be read. */
export function generalNeedsAttention({ general }: ProjectView): boolean {
  return general !== null && (general.refused.length > 0 || general.rows.some(({ problem }) => problem !== null))
}

/**
 * Whether the user should look at a service's tokens: a request failed, a token has expired or soon will, or a new secret is
 * unclaimed.
 */
export function tokensNeedAttention({ problems, tokens }: ServiceView): boolean {
  if (tokens === null) return false
  const { soon, expired, unclaimed } = tokens
  return soon + expired + unclaimed.length > 0 || Object.keys(problems).some(isTokens)
}

function isTokens(place: string): boolean {
  return place === 'tokens' || place.startsWith('tokens.')
}
