import type { Answer as Declared } from '../../../../shared/catalog/request'
import type { Answer, Classify } from '../../portal/answer'
import type { Body } from '../../portal/body'
import { writtenNumber } from '../../portal/exactJson'
import { refusalOfStatus } from '../../portal/statusFailures'
import type { Checked } from '../../portal/service'
import { valueAt } from './pointer'
import { declaredTexts as texts } from './texts'

/** Faults on the way to the service say nothing about the keys, and are failures. */
export const faultsOfCheck: Classify = (answer) => {
  const { status } = answer
  return status >= 500 || status === 429 || status === 407 ? refusalOfStatus(answer) : null
}

/** What the first declared answer that fits says about the keys; unclear where none does. */
export function verdictOf(answers: readonly Declared[], service: string, { status }: Answer, body: Body): Checked {
  const found = answers.find((declared) => fits(declared, status, body))
  return found === undefined
    ? { verdict: 'unclear', text: texts.unclear(service, status) }
    : { verdict: found.verdict, text: found.text }
}

function fits({ status: statuses, body: wanted, verdict }: Declared, status: number, body: Body): boolean {
  if (!statuses.includes(status)) return false
  // A login page of the network answers 200, too.
  if (wanted === undefined) return verdict !== 'valid' || body.kind !== 'unusable'
  if (body.kind !== 'json') return false
  const value = valueAt(body.value, wanted.at)
  return typeof wanted.is === 'string' ? value === wanted.is : writtenNumber(value) === String(wanted.is)
}
