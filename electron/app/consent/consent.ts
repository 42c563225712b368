import { resolve } from 'node:path'

import type { Command, Handlers } from '../../../shared/contract'
import type { Session } from '../session/session'
import type { createTurns } from '../../core/turns'
import { createGates } from './gates'
import { consentRules } from './rules'
import { consentSubjects, sameSubject, standing } from './subjects'

/** Commands about the user or a folder, whatever project is open. */
const ofNoProject = /^(?:project\.open|vault\..*|passphrase\..*|security\.(?:clear|copy))$/

/** Commands that run one at a time: the secret that one of them replaces must not change between the question and the end. */
const storing = /^(?:secret\.(?:store|paste|share|restore)|renewal\.store)$/

type Step = (input: unknown) => unknown

export type Consent = ReturnType<typeof createConsent>

/**
 * Asks the user before what the page must not do on its own, since a script in it could send the same command. A native
 * dialog asks about what can't be undone, and about sending secrets somewhere new. Showing a secret takes a real press of
 * the user, one for each. Without a press, or after more than a few in a minute, the dialog asks as well.
 */
export function createConsent(session: Session, inTurn: ReturnType<typeof createTurns>) {
  const chosen = new Set<string>()
  const fresh = new Set<string>()
  const rules = consentRules(session, { gates: createGates(session), chosen, fresh })
  const subjects = consentSubjects(session)

  /** A secret that was made just now is shown without another press. */
  function noteFresh(command: string, answer: unknown): void {
    if (command !== 'tokens.create' && command !== 'tokens.regenerate') return
    // The answer of these two commands, whose type the loop over names loses.
    const made = answer as Awaited<ReturnType<Handlers['tokens.create']>>
    if (made?.field != null) fresh.add(made.field)
  }

  return {
    /** Notes a folder that the user dropped on the window: the preload saw its file. */
    noteChosen: (path: string) => void chosen.add(resolve(path)),

    /** The same commands, each of them asking first where it has to. */
    asking(handlers: Handlers): Handlers {
      const entries = Object.entries(handlers).map(([command, handler]) => {
        // Each command has its own input type, but TypeScript sees only the union of all of them.
        const [rule, run] = [rules[command as Command], handler] as [Step | undefined, Step]
        const subject = (subjects[command as Command] ?? (() => null)) as (input: unknown) => string | null
        if (rule === undefined) return [command, run]
        const act = async (input: unknown): Promise<unknown> => {
          const check = ofNoProject.test(command) ? undefined : standing(session)
          const step = async () => {
            const isSame = sameSubject(session, () => subject(input))
            const agreed = (await rule(input)) ?? input
            check?.()
            isSame()
            return run(agreed)
          }
          const answer = await (storing.test(command) ? inTurn(step) : step())
          noteFresh(command, answer)
          return answer
        }
        return [command, act]
      })
      // Object.fromEntries loses the type of the names, which are those of the handlers.
      return Object.fromEntries(entries) as Record<Command, never>
    },
  }
}
