import { createProofs, ProofsFile, type Proofs } from '../../core/places/proofs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import type { About } from '../../../shared/about'
import { AppError } from '../../../shared/errors'
import type { Preferences } from '../../../shared/preferences'
import { fileTexts } from '../../../shared/texts/files'
import { ApprovalsFile, createApprovals, type Approvals } from '../../core/approvals/approvals'
import { createClipboard, type Clipboard } from './clipboard'
import type { Log } from './log'
import { createNotices, type Notices } from '../../core/notices'
import { createPreferences, PreferencesFile, type PreferenceStore } from './preferences'
import { createProjectState, type ProjectState } from '../../core/project/projectState'
import { StateFile } from '../../core/project/stateFile'
import { upgradedState } from '../../core/project/stateUpgrade'
import { createServices, type ServiceModules, type ServicesWorld } from '../../core/services/modules'
import { createNetAdapter, type Net } from '../net/netAdapter'
import type { OpenPartition } from '../net/partitions'
import { openStore } from './stores'
import { createUnfinished, type Unfinished } from './unfinished'
import { VaultFile } from '../../core/vault/file'
import { createKeychain } from '../../core/vault/keychain'
import { VaultMark } from '../../core/vault/mark'
import { appCost } from '../../core/vault/passphrase'
import { createVault, type Vault } from '../../core/vault/vault'

/** The outside world, so that the whole app runs without Electron in a test. */
export type World = {
  /** The user-data folder. */
  folder: string
  version: string
  platform: NodeJS.Platform
  about: About
  now(): Date
  safeStorage: Parameters<typeof createKeychain>[0]['safeStorage']
  clipboard: Parameters<typeof createClipboard>[0]['clipboard']
  services: Omit<ServicesWorld, 'adapter'> & { net: Pick<Net, 'request'>; session: OpenPartition }
  isOnline(): boolean
  openExternal(url: string): Promise<void>
  setTheme(theme: Preferences['theme']): void
  log: Log
}

/** What all windows of the app have in common. */
export type Shared = {
  version: string
  platform: string
  about: About
  preferences: PreferenceStore
  approvals: Approvals
  proofs: Proofs
  vault: Vault
  clipboard: Clipboard
  notices: Notices
  log: Log
  /** What quitting waits for. */
  unfinished: Unfinished
  services: ServiceModules
  now(): Date
  isOnline(): boolean
  /** Opens an address in the user's browser. Callers take it from the allow-list or check it themselves. */
  openExternal(url: string): Promise<void>
  /** The theme of the window's frame and of the page's media query. */
  setTheme(theme: Preferences['theme']): void
  stateOf(projectId: string): ProjectState
  /** Hides all secrets, including a copied one and what a sign-in returned. */
  hideSecrets(): void
  /** Publishes a new view to every window: something they share has changed. */
  publishAll(): void
}

/** Builds what the windows share. Files are opened without being touched, and the keychain is not asked yet. */
export function createShared(world: World, publishAll: () => void): Shared {
  const { folder, version, platform, about, now, log, isOnline, openExternal, setTheme } = world
  const notices = createNotices()
  const inFolder = { folder, now, onDamage }

  function onDamage(file: string, kept: string): void {
    notices.add({ id: `damaged-${file}`, tone: 'warning', text: fileTexts.keptAside(file, kept) })
    log.info(`${file} was damaged and kept aside`)
  }

  const preferences = createPreferences({ store: openStore({ ...inFolder, name: 'preferences', schema: PreferencesFile }) })
  const clipboard = createClipboard({ clipboard: world.clipboard, platform })
  const vault = createVault({
    store: openStore({ ...inFolder, name: 'vault', schema: VaultFile }),
    marks: openStore({ ...inFolder, name: 'vault-mark', schema: VaultMark }),
    keychain: createKeychain({ safeStorage: world.safeStorage, platform }),
    cost: appCost,
    now,
  })

  const services = createServices({ ...world.services, adapter: adapterOf(world.services) })

  function hideSecrets(): void {
    void clipboard.clearNow()
    if (vault.isHidden()) return
    vault.hide()
    services.forget()
    publishAll()
  }

  return {
    version,
    platform,
    about,
    preferences,
    approvals: openApprovals(inFolder, preferences, log),
    proofs: createProofs({ store: openStore({ ...inFolder, name: 'history-key', schema: ProofsFile }) }),
    vault,
    hideSecrets,
    clipboard,
    notices,
    log,
    unfinished: createUnfinished(),
    services,
    now,
    isOnline,
    openExternal,
    setTheme,
    stateOf: createStates((projectId) =>
      createProjectState({
        store: openStore({
          ...inFolder,
          folder: join(folder, 'state'),
          name: projectId,
          schema: StateFile,
          upgraded: upgradedState,
        }),
        now,
      }),
    ),
    publishAll,
  }
}

/** Every request has a partition of its own, and Electron's `net` is not touched before the first one. */
function adapterOf({ net, session }: World['services']) {
  return createNetAdapter({ request: (options) => net.request(options), session })
}

type InFolder = Omit<Parameters<typeof openStore>[0], 'name' | 'schema'>

/** If the file can't be made, every approval is asked for again, which is no reason not to start. */
function openApprovals(inFolder: InFolder, preferences: PreferenceStore, log: Log): Approvals {
  const isFirstStart = !existsSync(join(inFolder.folder, 'approvals.json'))
  const approvals = createApprovals({ store: openStore({ ...inFolder, name: 'approvals', schema: ApprovalsFile }) })
  try {
    approvals.begin(isFirstStart ? preferences.formerlyApproved() : { folders: [], origins: [] })
    preferences.endFormerApprovals()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log.info(error.failure.message)
  }
  return approvals
}

/** One state for each project, however many windows show it: its steps have to wait for one another. */
function createStates(open: (projectId: string) => ProjectState): Shared['stateOf'] {
  const states = new Map<string, ProjectState>()
  return (projectId) => {
    const state = states.get(projectId) ?? open(projectId)
    states.set(projectId, state)
    return state
  }
}
