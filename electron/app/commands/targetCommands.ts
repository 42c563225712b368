import { doneTexts } from '../../../shared/texts/done'
import { ignoreTarget, offerPut, offerWrites, writePending } from '../../core/operations/offerWrites'
import { writeOtherKeys } from '../../core/operations/keysFile'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'

/** The game's files: what a write would change, the user's yes to it, and keeping a file out of git. */
export function targetCommands(session: Session): ActsOf<'targets'> {
  const { opened } = session

  function tell(written: string): void {
    session.say(written)
    session.publish()
  }

  return {
    'targets.preview': async (input) => tell(await offerWrites(opened(), input, { ids: input.ids })),
    'targets.write': async (input) => {
      const written = await writePending(opened(), input, input.ids)
      const others = await writeOtherKeys(opened(), input, input.ids)
      tell(written || others)
    },
    'targets.put': async (at) => tell(await offerPut(opened(), at)),
    'targets.dismiss': (at) => {
      const run = opened().knownRun(at)
      if (run !== undefined) run.pending = []
      session.publish()
    },
    'targets.ignore': (input) =>
      session.attempt(input, `target.${input.id}`, async () => {
        const path = await ignoreTarget(opened(), input, input.id)
        if (path !== null) session.say(doneTexts.ignored(path))
      }),
  }
}
