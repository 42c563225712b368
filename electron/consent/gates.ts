import type { Spot } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import type { ServiceId } from '../../shared/services'
import { confirmTexts as texts, refusalTexts } from '../../shared/texts'
import { portalState } from '../portalState'
import { recordOf } from '../projects/secretRecord'
import type { Question, Session } from '../session'
import { createLimit } from './limit'

const shownInAMinute = 10
const destroyedInAMinute = 1

export type Gates = ReturnType<typeof createGates>

/** The ways to be sure that it is the user who wants something. Each throws `cancelled` if not. */
export function createGates(session: Session) {
  const { port, shared } = session
  const { vault, approvals, now } = shared
  const shown = createLimit(now, shownInAMinute)
  const destroyed = createLimit(now, destroyedInAMinute)
  const ask = createAsking(session)

  async function pressed(question: Question): Promise<void> {
    if (!port.takePress()) await ask(question, false)
  }

  /** A secret on its way to the user's eyes or clipboard. */
  async function show(isPressed = port.takePress()): Promise<void> {
    if (!isPressed || !shown.allows()) await ask(texts.show, isPressed)
  }

  async function destroy(): Promise<void> {
    const isPressed = port.takePress()
    if (!isPressed || !destroyed.allows()) await ask(texts.destroy, isPressed)
  }

  /** The first secret for an address that was typed. After a no, the page offers to allow it and the command says why. */
  async function send({ service }: { service: ServiceId }): Promise<void> {
    const project = session.opened()
    const { approval, origin } = portalState(approvals, project, service)
    // What carries another project's id is refused by the command, and must not be allowed anything for that one.
    if (approval !== 'typed' || origin === null || project.boundTo() !== null) return
    const isAllowed = await ask(texts.send(origin)).then(() => true, () => false)
    if (isAllowed) approvals.approveOrigin(project.id(), origin)
    else project.forgetTyped(origin)
  }

  /** A secret takes the place of another. The one before can be put back; the one before that, and one in memory, can't. */
  async function store(spot: Spot): Promise<void> {
    await send(spot)
    const { state, replacedAt } = vault.describe(recordOf(session.opened().id(), spot))
    if ((state === 'session' || replacedAt !== undefined) && !destroyed.allows()) await ask(texts.overwrite)
  }

  return { ask, pressed, show, destroy, send, store }
}

/** One question at a time. After a no, only a press of the user brings up another one. */
function createAsking({ port, say, publish }: Session) {
  let isAsking = false
  let isRefused = false

  return async function ask(question: Question, isPressed?: boolean): Promise<void> {
    if (!isAsking && (!isRefused || (isPressed ?? port.takePress()))) {
      isAsking = true
      isRefused = !(await port.confirm(question).finally(() => (isAsking = false)))
      if (!isRefused) return
    }
    say(refusalTexts.cancelled)
    publish()
    throw new AppError('cancelled', refusalTexts.cancelled)
  }
}
