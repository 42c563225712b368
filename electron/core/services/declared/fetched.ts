import { problemOf } from '../../../../shared/catalog/rules'
import type { Service } from '../../../../shared/catalog/service'
import { fieldOf } from '../../catalog'
import { AppError } from '../../../../shared/errors'
import { networkTexts as texts } from '../../../../shared/texts/network'
import { invisibleIn } from '../../../../shared/values/invisible'
import type { Classify } from '../../portal/answer'
import { writtenNumber } from '../../portal/exactJson'
import { quotedIn } from '../../portal/secrets'
import { refusalOfStatus } from '../../portal/statusFailures'
import { stepsOfPointer, valueAt } from './pointer'

const longest = 4096

/** Only an answer with status 200 holds values. */
export const faultsOfFetch: Classify = (answer) => {
  const refusal = refusalOfStatus(answer)
  return refusal ?? (answer.status === 200 ? null : { code: 'unexpected', message: texts.strangeStatus(answer.status) })
}

type Context = { service: Service; key: string; pointers: Readonly<Record<string, string>>; token: string; requestId: string }

/** The values of an answer, each checked as its field declares, before anything is saved. Only the key has to be there. */
export function fetchedValues(body: unknown, { service, key, pointers, token, requestId }: Context): Record<string, string> {
  const refuse = (message: string): never => {
    throw new AppError('unexpected', message, requestId)
  }
  const values = Object.entries(pointers).map(([id, pointer]) => {
    const name = stepsOfPointer(pointer).join('.')
    const value = valueAt(body, pointer) ?? null
    if (value === null || value === '') {
      if (id !== key) return [id, '']
      return refuse(value === null ? texts.missing(name) : texts.emptyValue(name))
    }
    const text = textOf(value)
    // Only the name is said: a bad value may be a secret in the wrong place.
    return text === null || !isGood(service, id, text) ? refuse(texts.mistyped(name)) : [id, text]
  })
  const read: Record<string, string> = Object.fromEntries(values)
  if (quotedIn(Object.values(read))(token)) refuse(texts.holdsSecret)
  return read
}

/** A number as it was written, if it was written plainly. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  const number = writtenNumber(value)
  return number !== null && /^-?\d+(?:\.\d+)?$/.test(number) ? number : null
}

function isGood(service: Service, id: string, text: string): boolean {
  const field = fieldOf(service, id)
  const isPlain = text.length <= longest && text.trim() === text && invisibleIn(text) === null
  return field?.kind === 'fetched' && isPlain && problemOf(field, text) === null
}
