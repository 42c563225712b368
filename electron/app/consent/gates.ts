import { AppError } from '../../../shared/errors'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { confirmTexts as texts } from '../../../shared/texts/confirm'
import { refusalTexts } from '../../../shared/texts/refusals'
import { portalState } from '../../core/project/portalState'
import { recordOf } from '../../core/project/settingAt'
import type { Question, Session, Unasked } from '../session/session'
import { createLimit } from './limit'
import { createNames } from './names'
import { standing } from './subjects'

const shownInAMinute = 10
const destroyedInAMinute = 5

export type Gates = ReturnType<typeof createGates>

/** The ways to make sure that the user wants something. Each throws `cancelled` if not. */
export function createGates(session: Session) {
  const { port, shared } = session
  const { vault, approvals, now } = shared
  const shown = createLimit(now, shownInAMinute)
  const destroyed = createLimit(now, destroyedInAMinute)
  const names = createNames(session)

  async function ask(question: Question, isPressed?: boolean): Promise<void> {
    const answer = await port.confirm(question, isPressed)
    if (answer !== 'yes') refuse(answer)
  }

  /** For a question of which nothing may be known where it is not asked. */
  function assertAskable(isPressed: boolean): void {
    const why = port.whyUnasked(isPressed)
    if (why !== null) refuse(why)
  }

  function refuse(answer: 'no' | Unasked): never {
    const why = { no: refusalTexts.cancelled, busy: refusalTexts.otherQuestion, unasked: refusalTexts.notAskedAgain }[answer]
    session.say(why)
    session.publish()
    throw new AppError('cancelled', why)
  }

  /** Takes a press, or else asks. Returns whether there was a press. */
  async function pressed(question: Question): Promise<boolean> {
    if (port.takePress()) return true
    await ask(question, false)
    return false
  }

  /** Before a secret goes to the user's eyes or clipboard. */
  async function show(which: string, isPressed = port.takePress()): Promise<void> {
    if (!isPressed || !shown.allows()) await ask(texts.show(which), isPressed)
  }

  async function destroy(question: Question): Promise<void> {
    const isPressed = port.takePress()
    if (!isPressed || !destroyed.allows()) await ask(question, isPressed)
  }

  /** Asks before a secret goes to a typed address. After a no, the page offers to allow it and the command says why. */
  async function send({ service, environment }: ServiceAt): Promise<void> {
    const project = session.opened()
    const { approval, origin } = portalState(approvals, project, { service, environment })
    // The command refuses a folder with another project's id, so nothing may be approved here for that project.
    if (approval !== 'typed' || origin === null || project.boundTo() !== null) return
    const check = standing(session)
    const isAllowed = await ask(texts.send(origin)).then(
      () => true,
      () => false,
    )
    check()
    if (isAllowed) approvals.approveOrigin(project.id(), origin)
    else project.forgetTyped(origin)
  }

  const recordAt = (fieldAt: FieldAt) => recordOf(session.opened().id(), fieldAt)

  /**
   * Before a secret replaces another one. The replaced one can be restored, but the one before it can't, nor one that is
   * only in memory: losing that takes a press or a yes. Secrets are stored one at a time, so that each command sees what
   * the last one left.
   */
  async function store(fieldAt: FieldAt, isPressed?: boolean): Promise<void> {
    await send(fieldAt)
    if (!vault.wouldLose(recordAt(fieldAt)) || (isPressed ?? port.takePress())) return
    await ask(texts.overwrite(names.secret(fieldAt)), false)
  }

  /** The same for a secret that is stored after a portal has answered: what it will replace by then is not known now. */
  async function storeLater(fieldAt: FieldAt): Promise<void> {
    await send(fieldAt)
    if (vault.describe(recordAt(fieldAt)).state !== 'absent') await pressed(texts.overwrite(names.secret(fieldAt)))
  }

  return { ask, assertAskable, pressed, show, destroy, send, store, storeLater, names }
}
