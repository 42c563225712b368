import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'

import { contract, mayFail, messages, type Command, type Handlers, type Message, type Told } from '../../shared/contract'
import { AppError, type Failure, type Reply } from '../../shared/errors'
import { refusalTexts as texts } from '../../shared/texts/refusals'
import { channelOf } from './windows'

type Options = {
  /** The only origin whose main frame is obeyed. */
  origin: string
  /** The handlers of the window that sent the message; undefined for a sender that is none of our windows. */
  handlersOf(sender: WebContents): Handlers | undefined
  /** Hear what the preload of a window tells. */
  listeners: { [M in Message]: (sender: WebContents, told: Told<M>) => void }
  onBug(command: Command, error: unknown): void
}

/** Answers one command, whoever sent it: a stranger is refused. */
export type Answer = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, message: unknown) => Promise<Reply<unknown>>

type Frame = { readonly origin: string; readonly parent: unknown }

/** Whether a frame is our page's main frame. Asks for the frame's `origin`, since Node parses `app://…` to the origin "null". */
export function isOurPage(frame: Frame | null, origin: string): boolean {
  return frame !== null && frame.parent === null && frame.origin === origin
}

const internal: Failure = { code: 'internal', message: texts.internal }

const refuse = (failure: Failure): Reply<never> => ({ ok: false, failure })

/**
 * Answers every command of the contract: checks the sender, parses the input, runs the handler, parses its answer, so
 * that nothing the contract does not name gets out, and turns what is thrown into a typed reply. Messages are heard
 * under the same conditions.
 */
export function answerCommands({ origin, handlersOf, listeners, onBug }: Options): Record<Command, Answer> {
  // electron-store answers any sender on a channel of its own, which nothing of ours needs.
  ipcMain.removeAllListeners('electron-store-get-data')
  for (const message of namesOf(messages)) {
    ipcMain.on(channelOf(message), (event, told: unknown) => {
      if (isOurPage(event.senderFrame, origin)) hear(message, told, (known) => listeners[message](event.sender, known))
    })
  }
  const answerOf =
    (command: Command): Answer =>
    async (event, message) => {
      const handlers = isOurPage(event.senderFrame, origin) ? handlersOf(event.sender) : undefined
      if (handlers === undefined) return refuse({ code: 'internal', message: texts.stranger })
      return answer(command, handlers, message, onBug)
    }
  const answers = Object.fromEntries(namesOf(contract).map((command) => [command, answerOf(command)])) as Record<Command, Answer>
  for (const command of namesOf(contract)) {
    // One may have been answered early.
    ipcMain.removeHandler(channelOf(command))
    ipcMain.handle(channelOf(command), answers[command])
  }
  return answers
}

export async function answer(
  command: Command,
  handlers: Handlers,
  message: unknown,
  onBug: Options['onBug'],
): Promise<Reply<unknown>> {
  const { input, output } = contract[command]
  const request = input.safeParse(message)
  if (!request.success) {
    const where = request.error.issues[0]?.path.join('.') ?? ''
    return refuse({ code: 'invalid', message: texts.misfit(where) })
  }
  // The table's own types tie each handler to its input; the loop over names can't see that.
  const handler = handlers[command] as (input: unknown) => unknown
  try {
    return { ok: true, value: output.parse(await handler(request.data)) }
  } catch (error) {
    const failure = error instanceof AppError ? error.failure : internal
    if (failure === internal || !mayFail(command, failure.code)) onBug(command, error)
    return refuse(failure)
  }
}

/** Ignores what does not fit its schema: our preload would not have told it. */
export function hear<M extends Message>(message: M, told: unknown, listener: (told: Told<M>) => void): void {
  const { success, data } = messages[message].safeParse(told)
  if (success) listener(data)
}

function namesOf<T extends object>(table: T): (keyof T)[] {
  // Object.keys forgets the names' type.
  return Object.keys(table) as (keyof T)[]
}
