import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Session as NetSession } from 'electron'
import { onTestFinished } from 'vitest'

import { createApp } from '../../electron/app'
import { createLog } from '../../electron/log'
import { contract, type Command, type Input, type Output } from '../../shared/contract'
import type { ServiceView, View } from '../../shared/view'
import { startPortal } from '../portal/portal'
import { createSafeStorageTwin } from '../safeStorageTwin'
import { temporaryFolder } from './folder'
import { nodeRequest } from './nodeRequest'

export const at = { service: 'coherence', environment: 'test' } as const
export const tokenSpot = { ...at, field: 'portalToken' } as const
export const assetPath = 'Assets/coherence/RuntimeSettings.asset'
export const projectPath = '.latchkey/project.json'

/** A stand-in that ends with its test. */
export async function portalOfTest() {
  const portal = await startPortal()
  onTestFinished(async () => void (await portal.close()))
  const [organization] = portal.world.organizations
  const [first, second] = organization?.projects ?? []
  if (organization === undefined || first === undefined || second === undefined) throw new Error('It has no projects.')
  const asked = (end: string) => portal.requests.filter(({ path }) => path.split('?')[0]?.endsWith(end))
  return { ...portal, organization, first, second, asked }
}

/** The whole app with one window, on folders of its own and without Electron. The network is Node's. */
export function startApp({ user = temporaryFolder() }: { user?: ReturnType<typeof temporaryFolder> } = {}) {
  const views: View[] = []
  const replies: unknown[] = []
  const opened: string[] = []
  const clipboard = createMemoryClipboard()
  const hooks = { onOpen: (_url: string): void => undefined, onAnswer: (): void => undefined }
  const { safeStorage, world: keychain } = createSafeStorageTwin('asynchronous')
  const now = () => new Date()
  // A loan needs nothing of Electron's session but this, and Node's requests ignore it.
  const session = () => ({ closeAllConnections: async () => undefined }) as unknown as NetSession
  const app = createApp({
    folder: user.root,
    version: '1.2.3',
    platform: 'linux',
    about: { build: 'development', electron: '0.0.0' },
    now,
    safeStorage,
    clipboard,
    services: { net: { request: (options) => watched(nodeRequest(options), () => hooks.onAnswer()) }, session, version: '1.2.3', now },
    isOnline: () => true,
    openExternal: async (url) => {
      opened.push(url)
      hooks.onOpen(url)
    },
    setTheme: () => undefined,
    log: createLog({ path: user.at('logs/latchkey.log'), now }),
  })
  const window = app.open({ publish: (view) => views.push(view), chooseFolder: async () => null, setTitle: () => undefined })
  onTestFinished(() => app.close(window.session))

  /** What the page would get: the answer as the contract lets it pass. */
  async function call<C extends Command>(command: C, input: Input<C>): Promise<Output<C>> {
    const { input: asked, output } = contract[command]
    // One command with its own input and output: TypeScript sees only the union of all of them.
    const handler = window.handlers[command] as (input: unknown) => unknown
    const reply = output.parse(await handler(asked.parse(input))) as Output<C>
    replies.push(reply)
    return reply
  }

  function service(): ServiceView {
    const [first] = window.session.view().project?.services ?? []
    if (first === undefined) throw new Error('No project is open.')
    return first
  }

  return {
    app,
    session: window.session,
    user,
    keychain,
    clipboard,
    call,
    service,
    view: () => window.session.view(),
    /** Its window is gone, as after the end of the process. */
    end: () => app.close(window.session),
    value: (field: string) => service().settings[field]?.value,
    /** Everything the page has seen so far. */
    seen: () => JSON.stringify([views, replies, window.session.view()]),
    /** Addresses the user's browser was sent to. */
    opened,
    whenOpened: (action: (url: string) => void) => {
      hooks.onOpen = action
    },
    /** Acts when an answer has been read to its end and nothing has been done with it yet. */
    whenAnswered: (action: () => void) => {
      hooks.onAnswer = action
    },
    disk: () => allText(user.root),
  }
}

export type RunningApp = ReturnType<typeof startApp>

/** The app with a throw-away Unity project that is set to a stand-in, as a user does it by hand. */
export async function startWithProject(origin: string) {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  await app.call('project.open', { path: project.root })
  await useEndpoint(app, origin)
  return { ...app, project }
}

export async function useEndpoint(app: Pick<RunningApp, 'call'>, origin: string): Promise<void> {
  await app.call('setting.write', { ...at, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...at, field: 'portalUrl', value: `${origin}/v1/portal` })
}

/** Listens last, behind whoever asked: that one has its answer by then. */
function watched(request: ReturnType<typeof nodeRequest>, onAnswer: () => void): ReturnType<typeof nodeRequest> {
  queueMicrotask(() => request.on('response', (answer) => void answer.on('end', onAnswer)))
  return request
}

function createMemoryClipboard() {
  const held = { text: '' }
  return {
    held,
    readText: async () => held.text,
    writeText: async (text: string) => {
      held.text = text
    },
    clear: () => {
      held.text = ''
    },
  }
}

function allText(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}
