import type { Command, Handlers } from '../../../shared/contract'
import type { Session } from '../session/session'
import type { createTurns } from '../../core/turns'
import { createGates } from './gates'
import { consentRules } from './rules'
import { sameSubject, standing } from './standing'
import { consentSubjects } from './subjects'

/** These are about the user or a folder, whatever project is open. */
const ofNoProject = /^(?:project\.open|vault\..*|passphrase\..*|security\.(?:clear|copy))$/

/** Commands that run one at a time: what one of them replaces must be known before it is judged, and stay so until it is done. */
const storing = /^(?:secret\.(?:store|paste|share|restore)|renewal\.store)$/

type Step = (input: unknown) => unknown

export type Consent = ReturnType<typeof createConsent>

/**
 * What the page may not do on its own word, since a script in it could say the same. What can't be taken back, and what
 * lets secrets go somewhere new, is asked in a native dialog. What shows secrets takes a real press of the user, one for
 * each. Without a press, and beyond a few in a minute, the dialog asks as well.
 */
export function createConsent(session: Session, inTurn: ReturnType<typeof createTurns>) {
  const chosen = new Set<string>()
  const fresh = new Set<string>()
  const rules = consentRules(session, { gates: createGates(session), chosen, fresh })
  const subjects = consentSubjects(session)

  /** A secret that was made just now is shown without another press. */
  function noteFresh(command: string, answer: unknown): void {
    if (command !== 'tokens.create' && command !== 'tokens.regenerate') return
    // The answer of these two commands, which the loop over names can't know.
    const { field } = answer as Awaited<ReturnType<Handlers['tokens.create']>>
    if (field !== null) fresh.add(field)
  }

  return {
    /** The user dropped this folder on the window: the preload saw its file. */
    noteChosen: (path: string) => void chosen.add(path),

    /** The same commands, each preceded by what has to be asked for it. */
    asking(handlers: Handlers): Handlers {
      const entries = Object.entries(handlers).map(([command, handler]) => {
        // One command with its own input: TypeScript sees only the union of all of them.
        const [rule, run] = [rules[command as Command], handler] as [Step | undefined, Step]
        const subject = (subjects[command as Command] ?? (() => null)) as (input: unknown) => string | null
        if (rule === undefined) return [command, run]
        const act = async (input: unknown): Promise<unknown> => {
          const check = ofNoProject.test(command) ? undefined : standing(session)
          const step = async () => {
            const isSame = sameSubject(session, () => subject(input))
            await rule(input)
            check?.()
            isSame()
            return run(input)
          }
          const answer = await (storing.test(command) ? inTurn(step) : step())
          noteFresh(command, answer)
          return answer
        }
        return [command, act]
      })
      // Object.fromEntries forgets the names' type: they are those of the handlers.
      return Object.fromEntries(entries) as Record<Command, never>
    },
  }
}
