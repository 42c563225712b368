import type { Handlers } from '../shared/contract'
import { appCommands } from './commands/appCommands'
import { checkCommands } from './commands/checkCommands'
import { createdCommands } from './commands/createdCommands'
import { generalCommands } from './commands/generalCommands'
import { historyCommands } from './commands/historyCommands'
import { portalCommands } from './commands/portalCommands'
import { followName, openProject, projectCommands } from './commands/projectCommands'
import { secretCommands } from './commands/secretCommands'
import { securityCommands } from './commands/securityCommands'
import { settingCommands } from './commands/settingCommands'
import { targetCommands } from './commands/targetCommands'
import { tokenCommands } from './commands/tokenCommands'
import { reportDamage } from './projects/loadProject'
import { createSession, type Session, type WindowPort } from './session'
import { createShared, type World } from './shared'

export type App = ReturnType<typeof createApp>

/** Builds the services once and a session for each window. */
export function createApp(world: World) {
  const sessions = new Set<Session>()
  const shared = createShared(world, () => sessions.forEach((session) => session.publish()))
  shared.setTheme(shared.preferences.read().theme)

  let unlocked: Promise<void> | null = null

  /** First contact with the keychain. It may ask the user something, so it comes once, after the first paint. */
  function unlock(): Promise<void> {
    unlocked ??= shared.vault.probe().then(shared.publishAll)
    return unlocked
  }

  function hideSecrets(): void {
    if (shared.vault.isHidden()) return
    shared.vault.hide()
    shared.publishAll()
  }

  return {
    /** The screen is locked, or the computer goes to sleep. */
    screenLocked(): void {
      if (shared.preferences.read().hideWhenLocked) hideSecrets()
    },
    /** Neither mouse nor keyboard was used for so many seconds. */
    idleFor(seconds: number): void {
      const { hideAfterMinutes } = shared.preferences.read()
      if (hideAfterMinutes > 0 && seconds >= hideAfterMinutes * 60) hideSecrets()
    },
    /** A new window's session, with the answers to everything its page may ask. */
    open(port: WindowPort): { session: Session; handlers: Handlers } {
      const session = createSession(shared, port)
      sessions.add(session)
      return { session, handlers: handlersOf(session, unlock) }
    },
    close(session: Session): void {
      session.close()
      sessions.delete(session)
    },
    openProject,
    /** The window has the focus again: files may have changed meanwhile. */
    async refresh(session: Session): Promise<void> {
      const project = session.project()
      if (project === null) return
      await project.file.refresh()
      reportDamage(shared, project.file)
      await Promise.all([project.readTargets(), project.general.read()])
      followName(session)
      session.publish()
      await project.general.readIcon()
      session.publish()
    },
    /** Last duty before the process ends. */
    quit: () => shared.clipboard.clearNow(),
  }
}

function handlersOf(session: Session, unlock: () => Promise<void>): Handlers {
  return {
    ...appCommands(session, unlock),
    ...projectCommands(session),
    ...settingCommands(session),
    ...generalCommands(session),
    ...historyCommands(session),
    ...secretCommands(session),
    ...securityCommands(session),
    ...portalCommands(session),
    ...checkCommands(session),
    ...targetCommands(session),
    ...tokenCommands(session),
    ...createdCommands(session),
  }
}
