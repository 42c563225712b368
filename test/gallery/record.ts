import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Command } from '../../shared/contract'
import type { View } from '../../shared/view'
import { startPortal } from '../portal/portal'
import { createSafeStorageFake } from '../safeStorageFake'
import { startAppOn } from '../storage/appOn'
import { nodeRequest } from '../unit/world/nodeRequest'
import { asRecorded } from './times'

export type Recorded = { states: Readonly<Record<string, View>>; answers: Readonly<Partial<Record<Command, unknown>>> }

const coherence = { service: 'coherence', environment: 'test' } as const
const cloudeka = { service: 'cloudeka', environment: 'test' } as const
const plutu = { service: 'plutu', environment: 'test' } as const

/** The gallery's states: the real app without Electron on the mock server, taken from one state to the next as a user would. */
export async function record(): Promise<Recorded> {
  const begun = Date.now()
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'latchkey-gallery-')))
  const portal = await startPortal()
  const states: Record<string, View> = {}
  const project = join(root, 'dungeon-drifters')
  cpSync(join(import.meta.dirname, '../fixtures/unity-project'), project, { recursive: true })
  mkdirSync(join(root, 'user'))
  const clipboard = { readText: async () => '', writeText: async () => undefined, clear: () => undefined }
  const { safeStorage } = createSafeStorageFake('asynchronous')
  const app = startAppOn({ folder: join(root, 'user'), safeStorage, clipboard, request: nodeRequest })
  const { call } = app

  /** Keeps the view as it is now, on that page of it. */
  function keep(state: string, page: string): void {
    states[state] = { ...app.view(), asked: { page, count: 1 } }
  }

  async function useEndpoint(at: typeof coherence | typeof cloudeka | typeof plutu, url: string): Promise<void> {
    await call('setting.write', { ...at, field: 'useCustomEndpoint', value: true })
    await call('setting.write', { ...at, field: 'portalUrl', value: url })
  }

  /** By page. */
  async function engineRows({ project: shown }: View) {
    const pages = shown?.enginePages ?? []
    const answers = await Promise.all(pages.map(({ id }) => call('engine.rows', { page: id, from: 0 })))
    return Object.fromEntries(pages.map(({ id }, index) => [id, answers[index]]))
  }

  try {
    await call('view.painted', undefined)
    keep('start', 'coherence')
    app.noteChosen(project)
    await call('project.open', { path: project })
    keep('fresh', 'coherence')
    keep('engine settings', 'engine/player')
    await useEndpoint(coherence, portal.http.portalUrl)
    await call('secret.store', {
      ...coherence,
      field: 'portalToken',
      value: portal.world.organizations[0]?.projects[0]?.portal_token ?? '',
    })
    portal.fail('server-error', 1)
    await call('portal.fetch', coherence)
    keep('failed', 'coherence')
    await call('portal.fetch', coherence)
    keep('first write', 'coherence')
    await call('targets.write', { ...coherence, ids: ['unity'] })
    keep('written', 'coherence')
    await call('environment.select', { environment: 'live' })
    keep('live', 'coherence')
    await call('environment.select', { environment: 'test' })
    await useEndpoint(cloudeka, portal.http.cloudekaUrl)
    await call('secret.store', { ...cloudeka, field: 'accessToken', value: portal.world.cloudeka.accessToken })
    await call('tokens.refresh', cloudeka)
    await call('secret.store', { ...plutu, field: 'apiKey', value: portal.world.plutu.apiKey })
    keep('tokens', 'cloudeka/tokens')
    await call('renewal.begin', { ...plutu, field: 'accessToken' })
    keep('renewal', 'plutu')
    await call('renewal.drop', { ...plutu, field: 'accessToken' })
    const answers = {
      'recent.read': await call('recent.read', undefined),
      'security.read': await call('security.read', undefined),
      'tokens.read': await call('tokens.read', cloudeka),
      'general.icon': await call('general.icon', undefined),
      'engine.rows': await engineRows(app.view()),
      'history.read': await call('history.read', { ...coherence, field: 'runtimeKey' }),
    }
    await call('vault.hide', undefined)
    keep('hidden', 'coherence')
    return anywhere({ states, answers }, { begun, root, origin: portal.http.origin })
  } finally {
    app.end()
    await portal.close()
    rmSync(root, { recursive: true, force: true })
  }
}

/** Removes traces of the machine and time of the recording, so that two recordings differ only in what is shown. */
function anywhere(recorded: Recorded, { begun, root, origin }: { begun: number; root: string; origin: string }): Recorded {
  const ids: string[] = []
  const text = asRecorded(JSON.stringify(recorded), begun)
    .replaceAll(root, '/home/you/games')
    .replaceAll(origin, 'http://127.0.0.1:4023')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
      if (!ids.includes(id)) ids.push(id)
      return `00000000-0000-4000-8000-${String(ids.indexOf(id)).padStart(12, '0')}`
    })
  return JSON.parse(text) as Recorded
}
