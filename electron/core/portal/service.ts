import type { ListRest } from '../../../shared/listRest'
import type { OrganizationChoice } from '../../../shared/organizations'
import type { TokenRow } from '../../../shared/tokens'
import type { Note } from '../../../shared/view'

/** Where to ask, with the secret as the vault gave it out and the origin the vault bound it to. */
export type PortalRequest = {
  /** Full base of the portal, without a trailing slash. */
  portalUrl: string
  token: string
  /** The only origin the token may go to. Refused with `other-origin` when `portalUrl` lies elsewhere. */
  origin: string
  signal: AbortSignal
}

/** With the known values of the fields that are typed or arrive from the portal, by field id. */
export type FetchRequest = PortalRequest & { known: Readonly<Record<string, string>> }

/** Checked values by field id, ready to be saved, with what is worth saying about them. Empty: nothing is saved. */
export type Fetched = {
  values: Readonly<Record<string, string>>
  /** What the key belongs to, for the sentence that says so. */
  subject: string
  notes: readonly Note[]
}

/** What signing in returned. The portal tokens in it stay inside: only names and ids can be read. */
export type Organizations = {
  choices: OrganizationChoice[]
  /** What the choices lack; null for nothing. */
  rest: ListRest | null
  /** The project that a secret belongs to; null when the user must choose. */
  find(secret: string | null): Fetched | null
  pick(choice: { organization: string; project: string }): Fetched | null
}

export type SignInRequest = {
  portalUrl: string
  signal: AbortSignal
  /** Shows the login page in the user's browser. The caller decides whether the address may be opened. */
  openBrowser(url: string): Promise<void>
}

/** A login at the portal. `name` is for the window, `token` for the vault. */
export type Account = { token: string; name: string | null }

/**
 * What an accepted create or regenerate returned. `text` is the new secret, or the portal's whole answer when no one
 * value in it is known to be the secret. The portal shows it only once, so it must be kept before anything else happens.
 */
export type CreatedToken = { shape: 'known' | 'unknown'; row: TokenRow | null; text: string }

/** An account's tokens, and what the list lacks. */
export type Listed = { items: TokenRow[]; rest: ListRest | null }

/** Tokens of an account. Dates are days such as 2026-12-31; null: never expires. Only `list` ever sends more than one request. */
type Tokens = {
  list(request: PortalRequest): Promise<Listed>
  create(request: PortalRequest & { name: string; expiresOn: string | null }): Promise<CreatedToken>
  regenerate(request: PortalRequest & { id: string; expiresOn: string | null }): Promise<CreatedToken>
  rename(request: PortalRequest & { id: string; name: string }): Promise<void>
  remove(request: PortalRequest & { id: string }): Promise<void>
}

/** The values to check, by field id, and where. The secrets among them may go to `origin` only. */
export type CheckRequest = Omit<PortalRequest, 'token'> & { values: Readonly<Record<string, string>> }

/** What an answer says about keys. `unclear` never counts as valid. */
export type Checked = { verdict: 'valid' | 'invalid' | 'unclear'; text: string }

/** What a service can do. What it can't is left out. Every member fails with `AppError` only and never retries a change. */
export type ServiceModule = {
  fetch?(request: FetchRequest): Promise<Fetched>
  signIn?(request: SignInRequest): Promise<Account>
  organizations?(request: PortalRequest): Promise<Organizations>
  tokens?: Tokens
  check?(request: CheckRequest): Promise<Checked>
  /** Ends every sign-in that is kept in memory. */
  forget?(): void
}
