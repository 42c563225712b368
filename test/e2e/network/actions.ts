import type { ServiceModules } from '../../../electron/core/services/modules'
import { cloudeka } from '../../../shared/catalog/cloudeka'
import { coherence } from '../../../shared/catalog/coherence'
import { plutu } from '../../../shared/catalog/plutu'
import { AppError } from '../../../shared/errors'

/** The input of a service's request. */
export type Values = {
  portalUrl: string
  /** The secret that is sent, or the key that is checked. */
  token: string
  /** The id of a token at the service. */
  id: string
  /** Plutu's second key. */
  apiKey: string
}

type Act = (modules: ServiceModules, values: Values) => Promise<unknown> | undefined

const request = ({ portalUrl, token }: Values) => ({
  portalUrl,
  token,
  origin: new URL(portalUrl).origin,
  signal: new AbortController().signal,
})

/** Ends the sign-in once it is announced: what follows is another request. */
async function stop(): Promise<void> {
  throw new AppError('cancelled', 'announced')
}

/** Every request that any service sends, by name. Signing in is two of them: it is announced, then polled for. */
export const actions = {
  'coherence project': (services, values) => services.of(coherence).fetch?.({ ...request(values), known: {} }),
  'coherence organizations': async (services, values) => (await services.of(coherence).organizations?.(request(values)))?.choices,
  'coherence announce': (services, values) => services.of(coherence).signIn?.({ ...request(values), openBrowser: stop }),
  'coherence login': (services, values) =>
    services.of(coherence).signIn?.({ ...request(values), openBrowser: async () => undefined }),
  'coherence validate': (services, values) =>
    services.of(coherence).check?.({ ...request(values), values: { runtimeKey: values.token } }),
  'cloudeka exchange': (services, values) => services.of(cloudeka).tokens?.list(request(values)),
  'cloudeka list': (services, values) => services.of(cloudeka).tokens?.list(request(values)),
  'cloudeka create': (services, values) =>
    services.of(cloudeka).tokens?.create({ ...request(values), name: 'New', expiresOn: null }),
  'cloudeka regenerate': (services, values) =>
    services.of(cloudeka).tokens?.regenerate({ ...request(values), id: values.id, expiresOn: null }),
  'cloudeka rename': (services, values) =>
    services.of(cloudeka).tokens?.rename({ ...request(values), id: values.id, name: 'Other' }),
  'cloudeka remove': (services, values) => services.of(cloudeka).tokens?.remove({ ...request(values), id: values.id }),
  'plutu check': (services, values) =>
    services.of(plutu).check?.({ ...request(values), values: { apiKey: values.apiKey, accessToken: values.token } }),
} satisfies Record<string, Act>

export type ActionName = keyof typeof actions
