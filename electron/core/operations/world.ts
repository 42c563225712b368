import type { Approvals } from '../approvals/approvals'
import type { Notices } from '../notices'
import type { ServiceModules } from '../services/modules'
import type { Vault } from '../vault/vault'

/** What operations need from the app around them. They know no window: results and errors tell the caller what happened. */
export type World = {
  vault: Vault
  approvals: Approvals
  services: ServiceModules
  notices: Notices
  now(): Date
  /** Opens an address in the user's browser. */
  openExternal(url: string): Promise<void>
  /** Something that all windows show has changed. */
  publishAll(): void
  /** What quitting waits for. */
  unfinished: { finish<T>(work: Promise<T>): Promise<T> }
}

export type WithVault = Pick<World, 'vault'>
