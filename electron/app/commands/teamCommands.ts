import { AppError } from '../../../shared/errors'
import { teamTexts as texts } from '../../../shared/texts/team'
import { confirmed } from '../../core/operations/secretPlaces'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'

/** Services of the team's own: the user's yes, and taking it back. */
export function teamCommands(session: Session): ActsOf<'team'> {
  const { shared, opened } = session

  return {
    'team.approve': async ({ name, hash }) => {
      const project = confirmed(opened())
      // The bytes that were shown: what the file holds by now is another matter.
      const found = project.team.pending(name, hash)
      if (found === null) throw new AppError('invalid', texts.changedMeanwhile)
      shared.approvals.approveDeclaration({ ...found, project: project.id(), path: project.root })
      await readTeam(session)
      const isUsed = project.team.ids().includes(found.service)
      session.say(isUsed ? texts.approved(found.label) : texts.approvedElsewhere(found.label))
      session.publish()
      if (isUsed) session.askFor(found.service)
    },
    'team.takeBack': async (declared) => {
      const { label } = shared.approvals.declarationOf(declared) ?? { label: declared.service }
      shared.approvals.withdrawDeclaration(declared)
      if (session.project() !== null) await readTeam(session)
      session.say(texts.takenBack(label))
      session.publish()
    },
  }
}

async function readTeam(session: Session): Promise<void> {
  const project = session.opened()
  if (await project.readTeam()) await project.readTargets()
}
