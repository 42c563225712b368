import type { Note, OrganizationChoice } from '../../shared/view'

/** Where to ask, with the secret as the vault gave it out and the origin the vault bound it to. */
export type FetchRequest = {
  /** Full base of the portal, without a trailing slash. */
  portalUrl: string
  token: string
  /** The only origin the token may go to. Refused with `other-origin` when `portalUrl` lies elsewhere. */
  origin: string
  signal: AbortSignal
}

/** Checked values by field id, ready to be saved, with what is worth saying about them. */
export type Fetched = {
  values: { runtimeKey: string; projectId: string; projectName: string; organizationName: string }
  notes: readonly Note[]
}

/** What signing in brought. The portal tokens in it stay inside: only names and ids can be read. */
export type Organizations = {
  choices: OrganizationChoice[]
  /** The project a portal token belongs to; null when the user must choose. */
  find(portalToken: string | null): Fetched | null
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

/** What a service does, as far as it has it. Every member fails with `AppError` only and never retries. */
export type ServiceModule = {
  fetch?(request: FetchRequest): Promise<Fetched>
  signIn?(request: SignInRequest): Promise<Account>
  organizations?(request: FetchRequest): Promise<Organizations>
}
