import { join } from 'node:path'

import type { Handlers } from '../shared/contract'
import type { Preferences } from '../shared/view'
import { createClipboard } from './clipboard'
import { appCommands } from './commands/appCommands'
import { historyCommands } from './commands/historyCommands'
import { portalCommands } from './commands/portalCommands'
import { openProject, projectCommands } from './commands/projectCommands'
import { secretCommands } from './commands/secretCommands'
import { settingCommands } from './commands/settingCommands'
import { targetCommands } from './commands/targetCommands'
import type { Log } from './log'
import { createNotices } from './notices'
import { createPreferences, PreferencesFile } from './preferences'
import { createProjectState, StateFile } from './projects/projectState'
import { createServices, type ServicesWorld } from './services/modules'
import { createSession, type Session, type WindowPort } from './session'
import type { Shared } from './shared'
import { openStore } from './stores'
import { VaultFile } from './vault/file'
import { createKeychain } from './vault/keychain'
import { createVault } from './vault/vault'

/** The outside world, so that the whole app runs without Electron in a test. */
export type World = {
  /** The user-data folder. */
  folder: string
  version: string
  platform: NodeJS.Platform
  now(): Date
  safeStorage: Parameters<typeof createKeychain>[0]['safeStorage']
  clipboard: Parameters<typeof createClipboard>[0]['clipboard']
  services: ServicesWorld
  isOnline(): boolean
  openExternal(url: string): Promise<void>
  setTheme(theme: Preferences['theme']): void
  log: Log
}

export type App = ReturnType<typeof createApp>

/** Builds the services once and a session for each window. */
export function createApp(world: World) {
  const { folder, version, platform, now, log } = world
  const sessions = new Set<Session>()
  const notices = createNotices()

  const preferences = createPreferences({
    store: openStore({ folder, name: 'preferences', schema: PreferencesFile, now, onDamage }),
  })
  const vault = createVault({
    store: openStore({ folder, name: 'vault', schema: VaultFile, now, onDamage }),
    keychain: createKeychain({ safeStorage: world.safeStorage, platform }),
    now,
  })
  const clipboard = createClipboard({ clipboard: world.clipboard })

  function onDamage(file: string, kept: string): void {
    notices.add({ id: `damaged-${file}`, tone: 'warning', text: `${file} was damaged. It is kept as ${kept}.` })
    log.info(`${file} was damaged and kept aside`)
  }

  function stateOf(projectId: string) {
    const store = openStore({ folder: join(folder, 'state'), name: projectId, schema: StateFile, now, onDamage })
    return createProjectState({ store, now })
  }

  const shared: Shared = {
    version,
    platform,
    preferences,
    vault,
    clipboard,
    notices,
    log,
    services: createServices(world.services),
    now,
    isOnline: world.isOnline,
    openExternal: world.openExternal,
    setTheme: world.setTheme,
    stateOf,
    publishAll: () => sessions.forEach((session) => session.publish()),
  }

  world.setTheme(preferences.read().theme)

  return {
    /** A new window's session, with the answers to everything its page may ask. */
    open(port: WindowPort): { session: Session; handlers: Handlers } {
      const session = createSession(shared, port)
      sessions.add(session)
      return { session, handlers: handlersOf(session) }
    },
    close(session: Session): void {
      session.close()
      sessions.delete(session)
    },
    openProject,
    /** First contact with the keychain. It may ask the user something, so it comes after the first paint. */
    async unlock(): Promise<void> {
      await vault.probe()
      shared.publishAll()
    },
    /** The window has the focus again: files may have changed meanwhile. */
    async refresh(session: Session): Promise<void> {
      const project = session.project()
      if (project === null) return
      await project.file.refresh()
      await project.readTargets()
      session.publish()
    },
    /** Last duty before the process ends. */
    quit: () => clipboard.clearNow(),
  }
}

function handlersOf(session: Session): Handlers {
  return {
    ...appCommands(session),
    ...projectCommands(session),
    ...settingCommands(session),
    ...historyCommands(session),
    ...secretCommands(session),
    ...portalCommands(session),
    ...targetCommands(session),
  }
}
