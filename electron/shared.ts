import type { Preferences } from '../shared/view'
import type { Clipboard } from './clipboard'
import type { Log } from './log'
import type { Notices } from './notices'
import type { PreferenceStore } from './preferences'
import type { ServiceModules } from './services/modules'
import type { ProjectState } from './projects/projectState'
import type { Vault } from './vault/vault'

/** What all windows of the app have in common. */
export type Shared = {
  version: string
  platform: string
  preferences: PreferenceStore
  vault: Vault
  clipboard: Clipboard
  notices: Notices
  log: Log
  services: ServiceModules
  now(): Date
  isOnline(): boolean
  /** Opens an address in the user's browser. Callers take it from the allow-list or check it themselves. */
  openExternal(url: string): Promise<void>
  /** The theme of the window's frame and of the page's media query. */
  setTheme(theme: Preferences['theme']): void
  stateOf(projectId: string): ProjectState
  /** Publishes a new view to every window: something they share has changed. */
  publishAll(): void
}
