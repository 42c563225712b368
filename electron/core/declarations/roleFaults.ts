import type { Service } from '../../../shared/catalog/service'
import { declarationTexts as texts } from '../../../shared/texts/declarations'
import { faultAt, when, type Fault, type Rights } from './fault'
import { faultsOfField, fieldsById } from './named'
import { faultsOfAnswers, faultsOfPointer, faultsOfRequest } from './requestFaults'
import { faultsOfLabel, faultsOfWords } from './textFaults'

/** What can be done with a service: check, fetch, and what only code can do. */
export function faultsOfRoles(service: Service, rights: Rights): Fault[] {
  const { portal, check, fetch, tokens } = service
  const isAsked = check !== undefined || fetch !== undefined
  return [
    ...when(isAsked && portal === undefined, [], texts.noPortal),
    ...when(tokens !== undefined && !rights.isBuiltIn, ['tokens'], texts.codeOnly),
    ...faultsOfField(fieldsById(service), tokens?.secret, ['secret'], ['tokens', 'secret']),
    ...faultsOfCheckRole(service, rights),
    ...faultsOfFetchRole(service, rights),
  ]
}

function faultsOfCheckRole(service: Service, rights: Rights): Fault[] {
  if (service.check === undefined) return []
  const { label, help, sends, request, answers } = service.check
  const fields = fieldsById(service)
  return [
    ...faultsOfLabel(label, ['check', 'label'], rights),
    ...faultsOfWords(help, ['check', 'help']),
    ...sends.flatMap((id, at) => faultsOfField(fields, id, ['secret', 'fetched', 'text'], ['check', 'sends', at])),
    ...when(request === undefined && !rights.isBuiltIn, ['check'], texts.noRequest),
    ...when(request !== undefined && (answers ?? []).length === 0, ['check'], texts.noAnswer),
    ...(request === undefined
      ? []
      : faultsOfRequest(request, ['check', 'request'], { fields, sends: ({ id }) => sends.includes(id) })),
    ...faultsOfAnswers(answers ?? [], ['check', 'answers']),
  ]
}

function faultsOfFetchRole(service: Service, rights: Rights): Fault[] {
  if (service.fetch === undefined) return []
  const { secret, key, loginHosts, request, answer = {} } = service.fetch
  const fields = fieldsById(service)
  const sender = { fields, sends: ({ id, kind }: { id: string; kind: string }) => kind !== 'secret' || id === secret }
  return [
    ...faultsOfField(fields, secret, ['secret'], ['fetch', 'secret']),
    ...faultsOfField(fields, key, ['fetched'], ['fetch', 'key']),
    ...when(loginHosts !== undefined && !rights.isBuiltIn, ['fetch', 'loginHosts'], texts.codeOnly),
    ...when(request === undefined && !rights.isBuiltIn, ['fetch'], texts.noRequest),
    ...(request === undefined ? [] : faultsOfRequest(request, ['fetch', 'request'], sender)),
    ...(request !== undefined && answer[key] === undefined ? [faultAt(['fetch', 'answer'], texts.noKey(key))] : []),
    ...Object.entries(answer).flatMap(([id, pointer]) => [
      ...faultsOfField(fields, id, ['fetched'], ['fetch', 'answer', id]),
      ...faultsOfPointer(pointer, ['fetch', 'answer', id]),
    ]),
  ]
}
