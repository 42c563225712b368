import { expect, test } from 'vitest'

import { createDeclared } from '../../../../electron/core/services/declared/declared'
import { builtIn } from '../../../../shared/catalog/builtIn'
import { fieldOf } from '../../../../shared/catalog/services'
import { clientOf, json, serve } from '../../world/loopback'

/** Every check that is only data, once for each of the answers that it declares. */
const checks = builtIn.flatMap((service) => {
  const { request, answers = [], sends = [] } = service.check ?? {}
  return request === undefined ? [] : answers.map((answer, index) => ({ service, answer, answers, sends, index, id: service.id }))
})

/** A body that has one value at a JSON pointer. */
function bodyWith(pointer: string, value: unknown): unknown {
  const steps = pointer.split('/').slice(1).toReversed()
  return steps.reduce<unknown>((inner, step) => {
    if (!/^\d+$/.test(step)) return { [step]: inner }
    return [...Array.from({ length: Number(step) }, () => null), inner]
  }, value)
}

test.each(checks)(
  'the check of $id sends all it names, once, and understands its answer $index',
  async ({ service, ...declared }) => {
    const { answer, answers, sends } = declared
    const [status = 0] = answer.status
    const body = answer.body === undefined ? {} : bodyWith(answer.body.at, answer.body.is)
    const { origin, received } = await serve((response) => json(response, status === 204 ? '' : body, status))
    const values = Object.fromEntries(sends.map((field) => [field, `value-of-${field}-0123456789`]))
    const { signal } = new AbortController()

    const checked = await createDeclared({ client: clientOf(), service }).check?.({ portalUrl: origin, origin, values, signal })

    const fits = answers.find((other) => other.status.includes(status) && (other.body === undefined || other === answer))
    expect(checked).toEqual({ verdict: fits?.verdict, text: fits?.text })
    expect(received).toHaveLength(1)
    const [{ path, headers, body: sent } = { path: '', headers: {}, body: '' }] = received
    const basic = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64').toString()
    for (const field of sends.filter((id) => fieldOf(service, id)?.kind === 'secret')) {
      expect(path).not.toContain(values[field])
      expect(JSON.stringify(headers) + sent + basic, field).toContain(values[field])
    }
  },
)

test('there are such checks', () => {
  expect(checks.length).toBeGreaterThan(0)
})
