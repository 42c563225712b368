import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { expect, onTestFinished } from 'vitest'

import { createViews } from '../../../electron/app/views/view'
import { conflictsIn } from '../../../shared/values/conflicts'
import type { ServiceView, View } from '../../../shared/view'
import { startPortal } from '../../portal/portal'
import { createSafeStorageFake } from '../../safeStorageFake'
import { startAppOn } from '../../storage/appOn'
import { temporaryFolder, type OnEnd } from './folder'
import { nodeRequest } from './nodeRequest'

export const at = { service: 'coherence', environment: 'test' } as const
export const tokenAt = { ...at, field: 'portalToken' } as const
export const assetPath = 'Assets/coherence/RuntimeSettings.asset'
export const projectPath = '.latchkey/project.json'

/** A mock server that is closed when its test ends. */
export async function portalOfTest(onEnd: OnEnd = onTestFinished) {
  const portal = await startPortal()
  onEnd(async () => void (await portal.close()))
  const [organization] = portal.world.organizations
  const [first, second] = organization?.projects ?? []
  if (organization === undefined || first === undefined || second === undefined) throw new Error('It has no projects.')
  const asked = (end: string) => portal.requests.filter(({ path }) => path.split('?')[0]?.endsWith(end))
  return { ...portal, organization, first, second, asked }
}

/** A user's folder and keychain, on which the app can be started again and again, and an authority that it trusts. */
export function newComputer(onEnd: OnEnd = onTestFinished, authority?: string) {
  return { user: temporaryFolder(undefined, { onEnd }), keychain: createSafeStorageFake('asynchronous'), authority }
}

/** The whole app with one window, in folders of its own and without Electron. The network is Node's. */
export function startApp(computer = newComputer(), onEnd: OnEnd = onTestFinished) {
  const { user } = computer
  const views: View[] = []
  const replies: unknown[] = []
  const undeclared: string[] = []
  const stale: View[] = []
  const opened: string[] = []
  const clipboard = createMemoryClipboard()
  const hooks = { onOpen: (_url: string): void => undefined, onAnswer: (): void => undefined }
  const { safeStorage, world: keychain } = computer.keychain
  const { app, person, noteChosen, clock, session, call, end } = startAppOn({
    folder: user.root,
    safeStorage,
    clipboard,
    request: (options) => watched(nodeRequest(options, computer.authority), () => hooks.onAnswer()),
    onView: (seen) => {
      views.push(seen)
      view()
    },
    onReply: (reply) => replies.push(reply),
    onUndeclared: (what) => undeclared.push(what),
    openExternal: (url) => {
      opened.push(url)
      hooks.onOpen(url)
    },
  })
  onEnd(end)
  // Checked in every test, even one that expects just any failure.
  onEnd(() => expect(undeclared).toEqual([]))
  onEnd(() => expect(stale, 'views that kept what has changed').toEqual([]))

  /** The view now. It must be the one that a window which never showed any other would show. */
  function view(): View {
    const shown = session.view()
    const { openProblem, said, asked } = shown
    const fresh = createViews(session.shared)({ project: session.project(), openProblem, said, asked })
    if (!isDeepStrictEqual(shown, fresh)) stale.push(shown)
    return shown
  }

  function service(): ServiceView {
    const [first] = view().project?.services ?? []
    if (first === undefined) throw new Error('No project is open.')
    return first
  }

  return {
    app,
    person,
    noteChosen,
    clock,
    session,
    computer,
    user,
    keychain,
    clipboard,
    call,
    service,
    view,
    /** Closes its window, as at the end of the process. */
    end,
    value: (field: string) => service().settings[field]?.value,
    /** Everything the page has seen so far. */
    seen: () => JSON.stringify([views, replies, view()]),
    published: () => JSON.stringify(views),
    /** Addresses that were opened in the user's browser. */
    opened,
    whenOpened: (action: (url: string) => void) => {
      hooks.onOpen = action
    },
    /** Calls `action` when an answer has been read completely, before anything is done with it. */
    whenAnswered: (action: () => void) => {
      hooks.onAnswer = action
    },
    disk: () => allText(user.root),
  }
}

export type RunningApp = ReturnType<typeof startApp>

/** The app with a throw-away Unity project that is set to a mock server, as a user would do it by hand. */
export async function startWithProject(origin: string, onEnd: OnEnd = onTestFinished) {
  const app = startApp(newComputer(onEnd), onEnd)
  const project = temporaryFolder('unity-project', { onEnd })
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await useEndpoint(app, origin)
  return { ...app, project }
}

/** What the window shows of a conflict of the first service, to answer it. */
export const shownConflict = ({ service }: Pick<RunningApp, 'service'>) => conflictsIn(service().settings)

export async function useEndpoint(app: Pick<RunningApp, 'call'>, origin: string): Promise<void> {
  await app.call('setting.write', { ...at, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...at, field: 'portalUrl', value: `${origin}/v1/portal` })
}

/** Listens after the caller, who has the answer by then. */
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
