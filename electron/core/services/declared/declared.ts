import { z } from 'zod'

import type { Service } from '../../../../shared/catalog/service'
import type { Checked, CheckRequest, Fetched, FetchRequest, ServiceModule } from '../../portal/service'
import type { PortalClient } from '../../portal/portal'
import { faultsOfCheck, verdictOf } from './check'
import { faultsOfFetch, fetchedValues } from './fetched'
import { writtenRequest } from './request'

const ours = { requestIdHeader: 'X-Request-ID' }

/** What a service can do whose requests are declared as data: check and fetch, each one request that is never repeated. */
export function createDeclared({ client, service }: { client: PortalClient; service: Service }): ServiceModule {
  const check = checkOf(client, service)
  const fetch = fetchOf(client, service)
  return { ...(check && { check }), ...(fetch && { fetch }) }
}

function checkOf(client: PortalClient, service: Service) {
  const { request, answers = [] } = service.check ?? {}
  if (request === undefined) return null
  return async ({ portalUrl, origin, values, signal }: CheckRequest): Promise<Checked> => {
    const written = writtenRequest(request, service, { portalUrl, origin, valueOf: (field) => values[field] ?? '' })
    const { answer, body } = await client.exchange({ ...ours, ...written, classify: faultsOfCheck, signal })
    return verdictOf(answers, service.label, answer, body)
  }
}

function fetchOf(client: PortalClient, service: Service) {
  if (service.fetch?.request === undefined) return null
  const { request, answer: pointers = {}, secret, key } = service.fetch
  return async ({ portalUrl, origin, token, known, signal }: FetchRequest): Promise<Fetched> => {
    const valueOf = (field: string) => (field === secret ? token : (known[field] ?? ''))
    const written = writtenRequest(request, service, { portalUrl, origin, valueOf })
    const { value, requestId } = await client.send({ ...ours, ...written, classify: faultsOfFetch, schema: z.unknown(), signal })
    const values = fetchedValues(value, { service, key, pointers, token, requestId })
    return { values, subject: service.label, notes: [] }
  }
}
