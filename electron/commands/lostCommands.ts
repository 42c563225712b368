import { z } from 'zod'

import type { Handlers } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import { doneTexts, refusalTexts, securityTexts } from '../../shared/texts'
import { lastKnown, lostNotice, lostProjects } from '../lostProjects'
import type { Project } from '../projects/project'
import { securityView } from '../securityView'
import type { Session } from '../session'
import type { Shared } from '../shared'
import type { SecretId } from '../vault/file'
import { confirmed } from './secretPlaces'
import { storeSecret } from './storeSecret'

type Group = Pick<Handlers, 'security.claim' | 'security.copy'>

/** The ways back for secrets whose project can't be found. */
export function lostCommands(session: Session): Group {
  const { shared, port } = session
  const { vault, clipboard, preferences } = shared

  return {
    'security.claim': async ({ project: lost }) => {
      const project = confirmed(session)
      const ids = await lostSecrets(shared, lost)
      const name = lastKnown(shared, lost)?.name ?? null
      if (!(await port.confirm(securityTexts.lost.question(ids.length, name, project.name())))) return
      // Another project may be open by now, or this one have another id.
      if (confirmed(session) !== project) throw new AppError('invalid', refusalTexts.idChanged)
      try {
        const { taken, left } = await session.atOnce(() => takeOver(shared, project, ids))
        session.say(doneTexts.claimed(taken, left))
        shared.notices.dismiss(lostNotice)
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

/** Its secrets. Throws for a project that can be found: that one has to be opened. */
async function lostSecrets(shared: Shared, project: string): Promise<SecretId[]> {
  if (!(await lostProjects(shared)).has(project)) throw new AppError('invalid', refusalTexts.isFound)
  return shared.vault.list().flatMap((id) => (id?.project === project ? [id] : []))
}

async function lostSecret(shared: Shared, { project, service, environment, field }: SecretId) {
  const { secrets } = await securityView(shared)
  const isIt = (id: SecretId | null) =>
    id?.project === project && id.service === service && id.environment === environment && id.field === field
  const found = secrets.find(({ id, isLost }) => isLost && isIt(id))
  if (found === undefined) throw new AppError('invalid', refusalTexts.isFound)
  return found
}

/** Seals each anew for this project. What it has of its own is not overwritten, and what can't be opened stays. */
async function takeOver(shared: Shared, project: Project, ids: readonly SecretId[]): Promise<{ taken: number; left: number }> {
  let taken = 0
  for (const id of ids) if (await takeOne(shared, project, id)) taken += 1
  return { taken, left: ids.length - taken }
}

async function takeOne(shared: Shared, project: Project, id: SecretId): Promise<boolean> {
  const { vault } = shared
  const own = { ...id, project: project.id() }
  const { state, origin } = vault.describe(id)
  if (origin === null || state === 'unreadable' || state === 'doubtful' || vault.describe(own).state !== 'absent') return false
  await storeSecret(shared, project, { id: own, origin, text: await vault.open(id, origin) })
  // It may have come no further than into memory: then the stored one is the only one that lasts.
  if (state === 'stored' && vault.describe(own).state !== 'stored') return false
  takeNote(shared, project, id)
  await vault.clear(id)
  return true
}

/** A secret that was created at a portal has its name in the project's state. */
function takeNote({ stateOf }: Shared, project: Project, { project: lost, service, field }: SecretId): void {
  // A record may claim to be of any project. Only an id is the name of a file.
  if (!z.uuid().safeParse(lost).success) return
  const state = stateOf(lost)
  const note = state.read().created.find((one) => one.service === service && one.field === field)
  if (note === undefined) return
  project.state.noteCreated(note)
  state.forgetCreated(note)
}
