import { createInterface } from 'node:readline'

import { app, net, session } from 'electron'
import { z } from 'zod'

import { createNetAdapter } from '../../../electron/app/net/netAdapter'
import { createPortalClient } from '../../../electron/core/portal/portal'
import { refusalOfStatus } from '../../../electron/core/portal/statusFailures'
import { createServices } from '../../../electron/core/services/modules'
import { AppError } from '../../../shared/errors'
import { actions } from './actions'
import type { Asked, Told } from './program'

// Electron's main process with nothing in it but the portal client. It answers requests, one JSON line each.

const partition = (name: string) => session.fromPartition(name, { cache: false })
const adapter = createNetAdapter({ request: (options) => net.request(options), session: partition })
const now = () => new Date()
/**
 * One instance for all requests, as in the app, since it keeps them apart. Its time-outs are short, since some answers
 * never end.
 */
const services = createServices({ adapter, version: '0.0.0', now, patience: { exchange: 2000, poll: 20 } })
const controllers = new Map<number, AbortController>()

async function send(asked: Extract<Asked, { kind: 'send' }>): Promise<Told> {
  const { id, url, method, secret, timeout, limit } = asked
  const names = { newId: () => 'own-id', clientName: 'latchkey/0.0.0' }
  const client = createPortalClient({ adapter, now, timeout, ...names })
  const controller = new AbortController()
  controllers.set(id, controller)
  const { origin } = new URL(url)
  const { value, requestId } = await client.send({
    method,
    url,
    headers: {},
    secrets: [{ header: 'X-Coherence-Portal-Token', value: secret, origin }],
    requestIdHeader: 'X-Coherence-Request-ID',
    classify: refusalOfStatus,
    schema: z.looseObject({ key: z.string() }),
    signal: controller.signal,
    ...(limit === undefined ? {} : { limit }),
  })
  return { ok: true, value, requestId }
}

async function answer(asked: Asked): Promise<Told> {
  if (asked.kind === 'send') return send(asked)
  if (asked.kind === 'cancel') controllers.get(asked.target)?.abort()
  if (asked.kind === 'memory') {
    const kilobytes = app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0)
    return { ok: true, value: kilobytes / 1024 }
  }
  if (asked.kind === 'service') {
    // Forgets earlier sign-ins, so that every request is really sent.
    services.forget()
    return { ok: true, value: (await actions[asked.action](services, asked.values)) ?? null }
  }
  if (asked.kind === 'quit') setImmediate(() => app.quit())
  return { ok: true, value: null }
}

async function listen(): Promise<void> {
  await app.whenReady()
  process.stdout.write('ready\n')
  createInterface({ input: process.stdin }).on('line', (line) => {
    // Lines come from the test beside this file.
    const asked = JSON.parse(line) as Asked
    void answer(asked)
      .catch((error: unknown): Told => {
        if (error instanceof AppError) return { ok: false, failure: error.failure }
        return { ok: false, failure: { code: 'internal', message: String(error) } }
      })
      .then((told) => process.stdout.write(`${JSON.stringify({ id: asked.id, told })}\n`))
  })
}

app.on('window-all-closed', () => undefined)
void listen()
