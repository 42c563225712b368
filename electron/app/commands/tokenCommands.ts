import { randomUUID } from 'node:crypto'

import type { Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { doneTexts, refusalTexts, tokensTexts, workTexts } from '../../../shared/texts'
import type { TokenRow } from '../../../shared/tokens'
import { noTokens, withRows } from '../../core/project/knownTokens'
import type { CreatedToken } from '../../core/portal/service'
import type { Session } from '../session/session'
import { tokensShown } from '../views/tokensView'
import { dropCreated, sealCreated } from '../../core/operations/createdSecrets'
import { quotesSecret, refuseQuoted } from '../../core/operations/quotedSecrets'
import type { TokenAccount } from '../../core/operations/tokenAccount'
import { withAccount } from './withAccount'

type Making = Pick<Handlers, 'tokens.create' | 'tokens.regenerate'>
type Keeping = Pick<Handlers, 'tokens.refresh' | 'tokens.read' | 'tokens.rename' | 'tokens.remove'>

/** What may be done with the tokens of an account. Their list stays in memory; new secrets go into the vault first. */
export function tokenCommands(session: Session): Making & Keeping {
  return { ...making(session), ...keeping(session) }
}

function making(session: Session): Making {
  /**
   * After an accepted create or regenerate: first the secret is kept, then everything else follows. `replaced` is the id
   * whose secret is no good any more.
   */
  async function accept(account: TokenAccount, made: CreatedToken & { label: string }, replaced?: string): Promise<string> {
    // What shows a secret is no row: its id would be noted in a file.
    const row =
      made.row !== null && quotesSecret(session.shared, account.project, [made.row.id, made.row.name], [made.text])
        ? null
        : made.row
    const others = account.known().rows.filter(({ id }) => id !== replaced)
    // The secret of another token with the same id may be kept under it.
    const name = row === null || others.some(({ id }) => id === row.id) ? randomUUID() : row.id
    const field = await sealCreated(session.shared, account, made, name)
    if (row === null) await readList(account, session).catch(() => undefined)
    else account.setKnown(withRows(account.known(), [row, ...others]))
    return field
  }

  return {
    'tokens.create': async ({ name, expiresOn, ...at }) => {
      const task = { problem: 'tokens.create', text: workTexts.tokens.create }
      const field = await withAccount(session, at, task, async (account) => {
        const made = await account.tokens.create({ ...uncancelled(account), name, expiresOn })
        const kept = await accept(account, { ...made, label: name })
        session.say(doneTexts.tokens.created)
        return kept
      })
      return { field: field ?? null }
    },

    'tokens.regenerate': async ({ id, expiresOn, ...at }) => {
      const task = { problem: 'tokens.change', text: workTexts.tokens.regenerate }
      const field = await withAccount(session, at, task, async (account) => {
        const before = onlyOne(account, id)
        const made = await account.tokens.regenerate({ ...uncancelled(account), id, expiresOn })
        const kept = await accept(account, { ...made, row: made.row ?? before, label: before.name }, id)
        session.say(doneTexts.tokens.regenerated)
        return kept
      })
      return { field: field ?? null }
    },
  }
}

function keeping(session: Session): Keeping {
  const { vault } = session.shared

  return {
    'tokens.refresh': async (at) => {
      await withAccount(session, at, { problem: 'tokens', text: workTexts.tokens.read }, async (account) => {
        await readList(account, session)
        // Whoever was sent here to check has done so.
        for (const problem of ['tokens.create', 'tokens.change']) account.run.problems.delete(problem)
        session.say(doneTexts.tokens.read)
      })
    },

    'tokens.read': (at) => {
      const { version, rows } = tokensShown(session.shared, session.opened(), at) ?? noTokens
      return { version, rows: [...rows] }
    },

    'tokens.rename': async ({ id, name, ...at }) => {
      const task = { problem: 'tokens.change', text: workTexts.tokens.rename }
      const done = await withAccount(session, at, task, async (account) => {
        onlyOne(account, id)
        await account.tokens.rename({ ...account.request, id, name })
        account.setKnown({ rows: account.known().rows.map((row) => (row.id === id ? { ...row, name } : row)) })
        session.say(doneTexts.tokens.renamed)
        return true
      })
      return { done: done === true }
    },

    'tokens.remove': async ({ id, ...at }) => {
      const task = { problem: 'tokens.change', text: workTexts.tokens.remove }
      const done = await withAccount(session, at, task, async (account) => {
        onlyOne(account, id)
        await account.tokens.remove({ ...account.request, id })
        account.setKnown(
          withRows(
            account.known(),
            account.known().rows.filter((row) => row.id !== id),
          ),
        )
        session.say(doneTexts.tokens.removed)
        // Its secret opens nothing any more.
        await dropCreated(vault, account.project, account.run, account.recordOf(`token.${id}`)).catch(afterRemoval)
        return true
      })
      return { done: done === true }
    },
  }
}

async function readList({ tokens, request, setKnown, project, run }: TokenAccount, session: Session): Promise<void> {
  const { items: rows, rest } = await tokens.list(request)
  const shown = [...rows.flatMap(({ id, name }) => [id, name]), rest?.why ?? '']
  refuseQuoted(
    session.shared,
    project,
    shown,
    [...run.unsealed.values()].map(({ text }) => text),
  )
  setKnown({ rows, rest, readAt: session.shared.now().toISOString() })
}

/** Throws unless exactly one token has the id: the portal might take another one than the user means. */
function onlyOne({ known }: TokenAccount, id: string): TokenRow {
  const [row, ...others] = known().rows.filter((one) => one.id === id)
  if (row === undefined || others.length > 0)
    throw new AppError('invalid', row === undefined ? tokensTexts.gone : tokensTexts.sharedId.refused)
  return row
}

/** The token is gone at the service all the same. */
function afterRemoval(error: unknown): never {
  if (!(error instanceof AppError)) throw error
  throw new AppError(error.failure.code, refusalTexts.removedOnly(error.failure.message))
}

/** Neither Cancel nor leaving the project ends it: an answer that nobody waits for would be a secret lost. */
function uncancelled({ request }: TokenAccount) {
  return { ...request, signal: new AbortController().signal }
}
