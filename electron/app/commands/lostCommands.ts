import { z } from 'zod'

import type { Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { doneTexts, refusalTexts } from '../../../shared/texts'
import { endLostNotice, lostSecrets } from '../views/lostProjects'
import type { Project } from '../../core/project/project'
import { securityView } from '../views/securityView'
import type { Session } from '../session/session'
import type { Shared } from '../state/shared'
import type { SecretId } from '../../core/vault/file'
import { noteIfPossible } from '../../core/operations/createdSecrets'
import { confirmed } from '../../core/operations/secretPlaces'
import { storeSecret } from '../../core/operations/storeSecret'

type Group = Pick<Handlers, 'security.claim' | 'security.copy'>

/** The ways back for secrets whose project can't be found. */
export function lostCommands(session: Session): Group {
  const { shared } = session
  const { vault, clipboard, preferences } = shared

  return {
    'security.claim': async ({ project: lost }) => {
      const project = confirmed(session.opened())
      try {
        const { taken, left, reasons } = await takeOver(shared, project, await lostSecrets(shared, lost))
        session.say(doneTexts.claimed(taken, left, reasons))
        await endLostNotice(shared)
      } finally {
        shared.publishAll()
      }
    },

    'security.copy': async ({ id }) => {
      const { label, origin } = await lostSecret(shared, id)
      if (origin === null) throw new AppError('unreadable', refusalTexts.notShown)
      const seconds = preferences.read().clipboardSeconds
      await clipboard.copySecret(await vault.reveal(id, origin), seconds)
      session.say(doneTexts.copiedSecret(label, seconds))
      session.publish()
    },
  }
}

async function lostSecret(shared: Shared, { project, service, environment, field }: SecretId) {
  const { secrets } = await securityView(shared)
  const isIt = (id: SecretId | null) =>
    id?.project === project && id.service === service && id.environment === environment && id.field === field
  const found = secrets.find(({ id, isLost }) => isLost && isIt(id))
  if (found === undefined) throw new AppError('invalid', refusalTexts.isFound)
  return found
}

type TakenOver = { taken: number; left: number; reasons: string[] }

/**
 * Seals each anew for this project. What it has of its own is not overwritten, and what can't be taken over stays, for
 * `reasons`. Throws the first of them if that is all of it.
 */
async function takeOver(shared: Shared, project: Project, ids: readonly SecretId[]): Promise<TakenOver> {
  const failures: AppError[] = []
  let taken = 0
  for (const id of ids) {
    try {
      if (await takeOne(shared, project, id)) taken += 1
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      failures.push(error)
    }
  }
  const [first] = failures
  if (first !== undefined && failures.length === ids.length) throw first
  return { taken, left: ids.length - taken, reasons: [...new Set(failures.map(({ message }) => message))] }
}

/** The one before goes last, so that a secret is never nowhere; what was cut off there is only brought to its end. */
async function takeOne(shared: Shared, project: Project, id: SecretId): Promise<boolean> {
  const { vault } = shared
  const own = { ...id, project: project.id() }
  const { state, origin } = vault.describe(id)
  const before = vault.describe(own)
  const isTaken = before.origin === origin && vault.isSame(id, own)
  if (before.state !== 'absent' && !isTaken) return false
  // Throws for what can't be used, whatever its origin.
  const text = await vault.open(id, origin ?? '')
  const forgetNote = takeNote(shared, project, id)
  if (!isTaken) await storeSecret(shared, project, { id: own, origin: origin ?? '', text })
  const after = vault.describe(own).state
  // It may have come no further than into memory: then the stored one is the only one that lasts.
  if (after !== 'stored' && after !== state) return false
  await vault.clear(id)
  noteIfPossible(forgetNote)
  return true
}

/** A secret that was created at a portal has its name in the project's state. The answer ends the one there was. */
function takeNote({ stateOf }: Shared, project: Project, { project: lost, service, field }: SecretId): () => void {
  // A record may claim to be of any project. Only an id is the name of a file.
  if (!z.uuid().safeParse(lost).success) return () => undefined
  const state = stateOf(lost)
  const note = state.read().created.find((one) => one.service === service && one.field === field)
  if (note === undefined) return () => undefined
  project.state.noteCreated(note)
  return () => state.forgetCreated(note)
}
