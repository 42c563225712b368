import type { Field } from '../../../shared/catalog/fields'
import type { Answer, Request } from '../../../shared/catalog/request'
import { fieldsIn, filled } from '../../../shared/catalog/template'
import { declarationTexts as texts } from '../../../shared/texts/declarations'
import { faultAt, when, type Fault, type Path } from './fault'
import { faultsOfField } from './named'

/** The fields of the service, and those that this request may send. */
export type Sender = { fields: ReadonlyMap<string, Field>; sends: (field: Field) => boolean }

/** Headers that belong to the connection, to the browser or to us, and those that make another request of this one. */
const forbidden = new Set(
  (
    'host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|via|date|origin|referer|user-agent|range|dnt|' +
    'cookie|cookie2|set-cookie|set-cookie2|x-request-id|accept|accept-encoding|accept-charset|forwarded|x-real-ip'
  ).split('|'),
)
const forbiddenStarts =
  'if-|content-|proxy-|sec-|access-control-|x-forwarded-|x-http-method|x-method-override|x-original-|x-rewrite-url'.split('|')
const isForbidden = (name: string) => forbidden.has(name) || forbiddenStarts.some((start) => name.startsWith(start))
const step = /^[A-Za-z0-9._~:@-]+$/

/** What a request would send, and where in it fields stand. */
export function faultsOfRequest(request: Request, path: Path, sender: Sender): Fault[] {
  const { method, headers = {}, query = {}, json, form } = request
  return [
    ...faultsOfPath(request.path, [...path, 'path'], sender),
    ...Object.entries(query).flatMap(([name, template]) => [
      ...when(!/^[A-Za-z0-9._~[\]-]{1,100}$/.test(name), [...path, 'query', name], texts.queryName(name)),
      ...faultsOfTemplate(template, [...path, 'query', name], sender, true),
    ]),
    ...faultsOfHeaders(headers, [...path, 'headers'], sender),
    ...faultsOfJson(json, [...path, 'json'], sender),
    ...Object.entries(form ?? {}).flatMap(([name, template]) => faultsOfTemplate(template, [...path, 'form', name], sender)),
    ...when(method === 'GET' && (json !== undefined || form !== undefined), path, texts.bodyOfGet),
    ...when(json !== undefined && form !== undefined, path, texts.twoBodies),
  ]
}

/** Fields are declared, are sent by this request, and are no secrets in an address. A brace has no other meaning. */
function faultsOfTemplate(template: string, path: Path, { fields, sends }: Sender, isAddress = false): Fault[] {
  return [
    ...when(/[{}]/.test(filled(template, () => '')), path, texts.brace),
    ...fieldsIn(template).flatMap((id) => {
      const field = fields.get(id)
      const faults = faultsOfField(fields, id, ['secret', 'fetched', 'text'], path)
      if (field === undefined || faults.length > 0) return faults
      if (isAddress && field.kind === 'secret') return [faultAt(path, texts.secretInAddress(id))]
      return when(!sends(field), path, texts.notSent(id))
    }),
  ]
}

function faultsOfPath(template: string, path: Path, sender: Sender): Fault[] {
  // A field is as good as a letter here: its value is checked and encoded when it is sent.
  const steps = filled(template, () => 'x').split('/')
  const [before, ...rest] = steps
  const isPlain =
    before === '' && rest.every((one, at) => (one === '' ? at === rest.length - 1 : step.test(one) && !/^\.\.?$/.test(one)))
  return [...when(!isPlain, path, texts.path), ...faultsOfTemplate(template, path, sender, true)]
}

function faultsOfHeaders(headers: NonNullable<Request['headers']>, path: Path, sender: Sender): Fault[] {
  const seen = new Set<string>()
  return Object.entries(headers).flatMap(([name, value]) => {
    const at = [...path, name]
    const isDouble = seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    const templates = typeof value === 'string' ? [value] : value.basic
    return [
      ...when(!/^[A-Za-z][A-Za-z0-9-]{0,99}$/.test(name), at, texts.headerName(name)),
      ...when(isForbidden(name.toLowerCase()), at, texts.headerForbidden(name)),
      ...when(isDouble, at, texts.headerTwice(name)),
      ...templates.flatMap((template) => [
        ...when(!/^[\x20-\x7e]*$/.test(template), at, texts.headerValue),
        ...faultsOfTemplate(template, at, sender),
      ]),
    ]
  })
}

function faultsOfJson(value: unknown, path: Path, sender: Sender): Fault[] {
  if (path.length > 20) return [faultAt(path, texts.deep)]
  if (typeof value === 'string') return faultsOfTemplate(value, path, sender)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...when(/[{}]/.test(name), [...path, name], texts.brace),
    ...faultsOfJson(inner, [...path, name], sender),
  ])
}

/** Only what the service itself says about keys is a verdict. */
export function faultsOfAnswers(answers: readonly Answer[], path: Path): Fault[] {
  return answers.flatMap(({ status, body }, at) => [
    ...status.flatMap((one, index) =>
      when(
        one < 200 || one >= 500 || (one >= 300 && one < 400) || one === 407 || one === 429,
        [...path, at, 'status', index],
        texts.status(one),
      ),
    ),
    ...(body === undefined ? [] : faultsOfPointer(body.at, [...path, at, 'body', 'at'])),
  ])
}

export function faultsOfPointer(pointer: string, path: Path): Fault[] {
  return when(!/^(?:\/(?:[^~/]|~[01])*)*$/.test(pointer), path, texts.pointer)
}
