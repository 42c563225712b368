import type { Request } from '../../../../shared/catalog/request'
import type { Service } from '../../../../shared/catalog/service'
import { fieldOf } from '../../catalog'
import { fieldsIn, filled } from '../../../../shared/catalog/template'
import { AppError } from '../../../../shared/errors'
import { networkTexts } from '../../../../shared/texts/network'
import { refusalTexts } from '../../../../shared/texts/refusals'
import type { PortalRequest } from '../../portal/request'
import { isSendable, type SentSecret } from '../../portal/secrets'
import { declaredTexts as texts } from './texts'

/** Where a request goes, and the values of the fields that it may name. An empty one was never given. */
type Sending = { portalUrl: string; origin: string; valueOf: (field: string) => string }

type Written = Pick<PortalRequest, 'method' | 'url' | 'headers' | 'secrets' | 'body' | 'form'>

type Value = Sending['valueOf']

/**
 * A declared request with the values in their places. Each stays within its place: one segment of the path, one value of the
 * query or of a header, one string of the body. A secret is noted with its origin wherever it is, and refused in an address.
 */
export function writtenRequest(declared: Request, service: Service, { portalUrl, origin, valueOf }: Sending): Written {
  const sent = new Map<string, SentSecret>()
  const label = (field: string) => fieldOf(service, field)?.label ?? field
  const isSecret = (field: string) => fieldOf(service, field)?.kind === 'secret'

  const given: Value = (field) => {
    const value = valueOf(field)
    if (value === '') throw new AppError('missing', refusalTexts.noValue(label(field)))
    if (isSecret(field)) sent.set(field, { header: null, value, origin })
    return value
  }
  const inAddress: Value = (field) => {
    if (isSecret(field)) throw new AppError('invalid', networkTexts.secretInUrl)
    const value = given(field)
    if (/\p{Cs}/u.test(value)) throw new AppError('invalid', texts.unsendable(label(field)))
    return value
  }
  const { headers, secrets } = headersOf(declared, { given, label, isSecret, origin })
  const content = contentOf(declared, given)
  const url = addressOf(declared, portalUrl, inAddress)
  return { method: declared.method, url, headers, ...content, secrets: [...secrets, ...sent.values()] }
}

function addressOf({ path, query = {} }: Request, portalUrl: string, inAddress: Value): string {
  const url = `${portalUrl}${filled(path, (field) => encodeURIComponent(inAddress(field)))}`
  // A value such as `..` would lead to another path than the declared one.
  if (!URL.canParse(url) || new URL(url).href !== url) throw new AppError('invalid', texts.strangePath)
  const pairs = Object.entries(query).map(
    ([name, template]) => `${encodeURIComponent(name)}=${encodeURIComponent(filled(template, inAddress))}`,
  )
  return pairs.length === 0 ? url : `${url}?${pairs.join('&')}`
}

type HeaderWorld = { given: Value; label: (field: string) => string; isSecret: (field: string) => boolean; origin: string }

function headersOf({ headers = {} }: Request, { given, label, isSecret, origin }: HeaderWorld) {
  const plain: Record<string, string> = {}
  const secrets: SentSecret[] = []
  for (const [header, written] of Object.entries(headers)) {
    const templates = typeof written === 'string' ? [written] : written.basic
    const fields = templates.flatMap(fieldsIn)
    const whole = typeof written === 'string' ? filled(written, given) : basic(written.basic, given)
    if (!isSendable(whole)) throw new AppError('invalid', texts.unsendable(fields.map(label).join(', ')))
    if (fields.some(isSecret)) secrets.push({ header, value: whole, origin })
    else plain[header] = whole
  }
  return { headers: plain, secrets }
}

/** A colon ends the name, so none can be in it. */
function basic([name, password]: readonly [string, string], given: Value): string {
  const user = filled(name, given)
  if (user.includes(':')) throw new AppError('invalid', texts.colonInName)
  return `Basic ${Buffer.from(`${user}:${filled(password, given)}`).toString('base64')}`
}

function contentOf({ json, form }: Request, given: Value): Pick<Written, 'body' | 'form'> {
  if (form !== undefined) return { form: mapped(form, (template) => filled(String(template), given)) }
  return json === undefined ? {} : { body: filledJson(json, given) }
}

function filledJson(value: unknown, given: Value): unknown {
  if (typeof value === 'string') return filled(value, given)
  if (Array.isArray(value)) return value.map((entry) => filledJson(entry, given))
  return typeof value === 'object' && value !== null ? mapped(value, (entry) => filledJson(entry, given)) : value
}

function mapped<T>(tree: object, change: (value: unknown) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, change(value)]))
}
