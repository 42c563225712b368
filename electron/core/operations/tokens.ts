import { randomUUID } from 'node:crypto'

import { AppError } from '../../../shared/errors'
import { refusalTexts } from '../../../shared/texts/refusals'
import { tokensTexts } from '../../../shared/texts/tokens'
import type { TokenRow } from '../../../shared/tokens'
import { withRows } from '../project/knownTokens'
import type { CreatedToken } from '../portal/service'
import { dropCreated, sealCreated } from './createdSecrets'
import { quotesSecret, refuseQuoted } from './quotedSecrets'
import type { TokenAccount } from './tokenAccount'
import type { World } from './world'

// What may be done with the tokens of an account. Their list stays in memory; new secrets go into the vault first.

/** Reads the list again. */
export async function refreshTokens(world: World, account: TokenAccount): Promise<void> {
  await readList(world, account)
  // These problems ask the user to check the list, which has now been read.
  for (const problem of ['tokens.create', 'tokens.change']) account.run.problems.delete(problem)
}

type New = { expiresOn: string | null }

/** Returns the field under which the new secret is kept. */
export async function createToken(
  world: World,
  account: TokenAccount,
  { name, expiresOn }: New & { name: string },
): Promise<string> {
  const made = await account.tokens.create({ ...uncancelled(account), name, expiresOn })
  return accept(world, account, { ...made, label: name })
}

/** Replaces a token's secret. Returns the field under which the new one is kept. */
export async function regenerateToken(
  world: World,
  account: TokenAccount,
  { id, expiresOn }: New & { id: string },
): Promise<string> {
  const before = onlyOne(account, id)
  const made = await account.tokens.regenerate({ ...uncancelled(account), id, expiresOn })
  return accept(world, account, { ...made, row: made.row ?? before, label: before.name }, id)
}

export async function renameToken(account: TokenAccount, { id, name }: { id: string; name: string }): Promise<void> {
  onlyOne(account, id)
  await account.tokens.rename({ ...account.request, id, name })
  account.setKnown({ rows: account.known().rows.map((row) => (row.id === id ? { ...row, name } : row)) })
}

/** Deletes a token, then its secret, which is useless now. Returns why that could not be deleted, or null. */
export async function removeToken(world: World, account: TokenAccount, id: string): Promise<AppError | null> {
  onlyOne(account, id)
  await account.tokens.remove({ ...account.request, id })
  const others = account.known().rows.filter((row) => row.id !== id)
  account.setKnown(withRows(account.known(), others))
  return dropCreated(world, account.project, account.run, account.recordOf(`token.${id}`)).then(() => null, afterRemoval)
}

/**
 * After a successful create or regenerate: keeps the secret first, then does the rest. `replaced` is the id of the token
 * whose secret is no longer valid.
 */
async function accept(
  world: World,
  account: TokenAccount,
  made: CreatedToken & { label: string },
  replaced?: string,
): Promise<string> {
  // A row that quotes a secret is dropped: its id would be noted in a file.
  const isShown = made.row !== null && quotesSecret(world, account.project, [made.row.id, made.row.name], [made.text])
  const row = isShown ? null : made.row
  const others = account.known().rows.filter(({ id }) => id !== replaced)
  // Another token with the same id may have its secret under that name.
  const name = row === null || others.some(({ id }) => id === row.id) ? randomUUID() : row.id
  const field = await sealCreated(world, account, made, name)
  if (row === null) await readList(world, account).catch(() => undefined)
  else account.setKnown(withRows(account.known(), [row, ...others]))
  return field
}

async function readList(world: World, { tokens, request, setKnown, project, run }: TokenAccount): Promise<void> {
  const { items: rows, rest } = await tokens.list(request)
  const shown = [...rows.flatMap(({ id, name }) => [id, name]), rest?.why ?? '']
  const unsealed = [...run.unsealed.values()].map(({ text }) => text)
  refuseQuoted(world, project, shown, unsealed)
  setKnown({ rows, rest, readAt: world.now().toISOString() })
}

/** Throws unless exactly one token has the id: the portal might choose another one than the user means. */
function onlyOne({ known }: TokenAccount, id: string): TokenRow {
  const [row, ...others] = known().rows.filter((one) => one.id === id)
  if (row === undefined || others.length > 0)
    throw new AppError('invalid', row === undefined ? tokensTexts.gone : tokensTexts.sharedId.refused)
  return row
}

/** Says that the token is gone at the service all the same. */
function afterRemoval(error: unknown): AppError {
  if (!(error instanceof AppError)) throw error
  return new AppError(error.failure.code, refusalTexts.removedOnly(error.failure.message))
}

/** Neither Cancel nor leaving the project ends the request: if its answer were dropped, the new secret would be lost. */
function uncancelled({ request }: TokenAccount) {
  return { ...request, signal: new AbortController().signal }
}
