import type { Session as NetSession } from 'electron'

import { createApp } from '../../electron/app/app'
import { createLog } from '../../electron/app/state/log'
import type { Question } from '../../electron/app/session/session'
import type { World } from '../../electron/app/state/shared'
import { AppError } from '../../shared/errors'
import { contract, mayFail, type Command, type Input, type Output } from '../../shared/contract'
import type { View } from '../../shared/view'

type Options = Pick<World, 'folder' | 'safeStorage' | 'clipboard'> & {
  request: World['services']['net']['request']
  onView?: (view: View) => void
  onReply?: (reply: unknown) => void
  /** A failure that the contract does not name. */
  onUndeclared?: (what: string) => void
  openExternal?: (url: string) => void
}

/** The whole app with one window on a user-data folder, without Electron. */
export function startAppOn({ folder, safeStorage, clipboard, request, ...heard }: Options) {
  const clock = { ahead: 0 }
  const now = () => new Date(Date.now() + clock.ahead)
  // A partition uses nothing of Electron's session but this, and Node's requests ignore it.
  const session = () => ({ closeAllConnections: async () => undefined }) as unknown as NetSession
  const app = createApp({
    folder,
    version: '1.2.3',
    platform: 'linux',
    about: { build: 'development', electron: '0.0.0' },
    now,
    safeStorage,
    clipboard,
    services: { net: { request }, session, version: '1.2.3', now, patience: { exchange: 15_000, poll: 5 } },
    isOnline: () => true,
    openExternal: async (url) => heard.openExternal?.(url),
    setTheme: () => undefined,
    log: createLog({ path: `${folder}/logs/latchkey.log`, now }),
  })
  const person = {
    presses: true,
    says: true,
    asked: [] as Question[],
    title: '',
    folder: null as string | null,
    file: null as string | null,
  }
  const {
    session: window,
    handlers,
    noteChosen,
  } = app.open({
    publish: (view) => heard.onView?.(view),
    chooseFolder: async () => person.folder,
    chooseFile: async () => person.file,
    setTitle: (title) => void (person.title = title),
    confirm: async (question) => {
      person.asked.push(question)
      return person.says
    },
    takePress: () => person.presses,
  })

  /** What the page would get: the answer as the contract lets it pass. */
  async function call<C extends Command>(command: C, input: Input<C>): Promise<Output<C>> {
    const { input: asked, output } = contract[command]
    // One command with its own input and output: TypeScript sees only the union of all of them.
    const handler = handlers[command] as (input: unknown) => unknown
    const sent = asked.parse(input)
    try {
      const reply = output.parse(await handler(sent)) as Output<C>
      heard.onReply?.(reply)
      return reply
    } catch (error) {
      if (error instanceof AppError && !mayFail(command, error.failure.code))
        heard.onUndeclared?.(`${command} fails with ${error.failure.code}`)
      throw error
    }
  }

  return {
    app,
    /** The person in front of the app: whether they press before each command, their answers, and what they were asked. */
    person,
    noteChosen,
    clock,
    session: window,
    call,
    view: () => window.view(),
    end: () => app.close(window),
  }
}
