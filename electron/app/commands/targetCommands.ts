import type { Handlers } from '../../../shared/contract'
import { doneTexts as texts } from '../../../shared/texts'
import { ignoreInGit } from '../../core/targets/gitIgnore'
import type { Session } from '../session/session'
import { offerPut, offerWrites, writePending } from '../../core/operations/offerWrites'

type Group = Pick<Handlers, 'targets.write' | 'targets.preview' | 'targets.put' | 'targets.dismiss' | 'targets.ignore'>

/** The game's files: what a write would change, the user's yes to it, and keeping an environment file out of git. */
export function targetCommands(session: Session): Group {
  return {
    'targets.preview': async (input) => {
      session.say(await offerWrites(session.opened(), input, input.ids))
      session.publish()
    },
    'targets.write': async (input) => {
      session.say(await writePending(session.opened(), input, input.ids))
      session.publish()
    },
    'targets.put': async (at) => {
      session.say(await offerPut(session.opened(), at))
      session.publish()
    },
    'targets.dismiss': (at) => {
      session.opened().run(at).pending = []
      session.publish()
    },
    'targets.ignore': async (input) => {
      const project = session.opened()
      const known = project.targets(input).find(({ target }) => target.id === input.id)
      if (known === undefined || known.target.path === null) return
      const { path } = known.target
      await session.attempt(input, `target.${input.id}`, async () => {
        await ignoreInGit(project.root, path)
        await project.readTargets()
        session.say(texts.ignored(path))
      })
    },
  }
}
