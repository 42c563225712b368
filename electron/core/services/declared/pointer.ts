import { ownIn } from '../../../../shared/values/own'
import { isObject } from '../../portal/body'

/** The steps of a JSON pointer (RFC 6901). */
export function stepsOfPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What an answer has at a JSON pointer; undefined for nothing. */
export function valueAt(body: unknown, pointer: string): unknown {
  return stepsOfPointer(pointer).reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return /^(?:0|[1-9]\d{0,8})$/.test(step) ? (at[Number(step)] as unknown) : undefined
    return isObject(at) ? ownIn(at, step) : undefined
  }, body)
}
