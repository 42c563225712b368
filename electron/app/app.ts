import './interpreted'

import type { Handlers } from '../../shared/contract'
import { linkTexts } from '../../shared/texts/links'
import { createConsent, type Consent } from './consent/consent'
import { ofProject } from './consent/ofProject'
import { createDialogs } from './consent/dialogs'
import { appCommands } from './commands/appCommands'
import { attended, type Acts } from './commands/attended'
import { compareCommands } from './commands/compareCommands'
import { engineCommands } from './commands/engineCommands'
import { environmentCommands } from './commands/environmentCommands'
import { generalCommands } from './commands/generalCommands'
import { historyCommands } from './commands/historyCommands'
import { placeCommands } from './commands/placeCommands'
import { portalCommands } from './commands/portalCommands'
import { openProject } from './commands/openProject'
import { presetCommands } from './commands/presetCommands'
import { projectCommands } from './commands/projectCommands'
import { renewalCommands } from './commands/renewalCommands'
import { secretCommands } from './commands/secretCommands'
import { securityCommands } from './commands/securityCommands'
import { serviceCommands } from './commands/serviceCommands'
import { settingCommands } from './commands/settingCommands'
import { targetCommands } from './commands/targetCommands'
import { teamCommands } from './commands/teamCommands'
import { createdCommands, tokenCommands } from './commands/tokenCommands'
import { readLink } from './link'
import { createSession, type Session, type WindowPort } from './session/session'
import { createShared, type Shared, type World } from './state/shared'
import { createTurns } from '../core/turns'
import { createFollowing, type Following } from './watching/following'
import { createLastPlace } from './state/windowPlace'

export type App = ReturnType<typeof createApp>

/** Builds the services once and a session for each window. */
export function createApp(world: World) {
  const sessions = new Map<Session, Following>()
  const shared = createShared(world, () => [...sessions.keys()].forEach((session) => session.publish()))
  shared.setTheme(shared.preferences.read().theme)

  const dialogs = createDialogs(shared.now)
  const storing = createTurns()
  const done = createTelling(shared, sessions)
  let unlocked: Promise<void> | null = null

  /** First contact with the keychain. It may ask the user something, so it comes once, after the first paint. */
  function unlock(): Promise<void> {
    unlocked ??= shared.vault.probe().then(shared.publishAll)
    return unlocked
  }

  return {
    /** The screen is locked, or the computer goes to sleep. */
    screenLocked(): void {
      if (shared.preferences.read().hideWhenLocked) shared.hideSecrets()
    },
    /** Neither mouse nor keyboard was used for this many seconds. */
    idleFor(seconds: number): void {
      const { hideAfterMinutes } = shared.preferences.read()
      if (hideAfterMinutes > 0 && seconds >= hideAfterMinutes * 60) shared.hideSecrets()
    },
    /** A new window's session, with the answers to everything its page may ask. */
    open(port: WindowPort): { session: Session; handlers: Handlers; noteChosen: Consent['noteChosen'] } {
      const session = createSession(shared, dialogs.guarded(port))
      const following = createFollowing(session)
      sessions.set(session, following)
      const painted = () => {
        following.start()
        return unlock()
      }
      const { asking, noteChosen } = createConsent(session, storing)
      const handlers = attended(actsOf(session, painted), session, () => done(session, following))
      // Consent is the outer layer: while the user is being asked, no command is at work.
      return { session, handlers: ofProject(session, asking(handlers)), noteChosen }
    },
    close(session: Session): void {
      sessions.get(session)?.close()
      session.close()
      sessions.delete(session)
    },
    openProject: (session: Session, path: string) => session.atOnce(() => openProject(session, path)),
    /** The window has the focus again: files may have changed meanwhile, on a disk that can't be watched. */
    refresh: async (session: Session): Promise<void> => sessions.get(session)?.look(),
    resolveLink: (text: string) => resolveLink(shared, text),
    lastPlace: createLastPlace(shared.preferences),
    /** Last duties before the process ends; undefined when there are none left. */
    quit(): void | Promise<void> {
      const clearing = shared.clipboard.clearNow()
      const working = shared.unfinished.settled()
      // A copy that was under way arrived after the first clearing.
      return working === undefined ? clearing : working.then(() => clearing).then(shared.clipboard.clearNow)
    },
  }
}

/** What the other windows have to know of a command that is done in one. */
function createTelling({ approvals }: Shared, sessions: ReadonlyMap<Session, Following>) {
  let approved = approvals.declarationsSource()

  /** Other windows on the same project show what this one's command changed: secrets, environment, history. */
  function tellOthers(session: Session): void {
    const root = session.project()?.root
    if (root === undefined) return
    for (const other of sessions.keys()) if (other !== session && other.project()?.root === root) other.publish()
  }

  /** A team's service that was approved, or is no longer, counts in every window at once. */
  function tellOfApprovals(session: Session): void {
    const now = approvals.declarationsSource()
    if (now === approved) return
    approved = now
    for (const [other, following] of sessions) if (other !== session) void following.look()
  }

  return (session: Session, following: Following): void => {
    following.follow()
    tellOthers(session)
    tellOfApprovals(session)
  }
}

/** The folder and the page that a link leads to. Null if it leads nowhere; a notice then says so. */
function resolveLink({ preferences, notices, publishAll }: Shared, text: string): { folder: string; page: string | null } | null {
  const link = readLink(text)
  const known = link === null ? null : preferences.projectOf(link.project)
  if (link !== null && known !== null) return { folder: known.folder, page: link.page }
  notices.add({ id: 'link', tone: 'warning', text: link === null ? linkTexts.unreadable : linkTexts.unknown })
  publishAll()
  return null
}

function actsOf(session: Session, unlock: () => Promise<void>): Acts {
  return {
    ...appCommands(session, unlock),
    ...projectCommands(session),
    ...environmentCommands(session),
    ...serviceCommands(session),
    ...teamCommands(session),
    ...settingCommands(session),
    ...engineCommands(session),
    ...compareCommands(session),
    ...presetCommands(session),
    ...generalCommands(session),
    ...historyCommands(session),
    ...secretCommands(session),
    ...securityCommands(session),
    ...portalCommands(session),
    ...renewalCommands(session),
    ...targetCommands(session),
    ...placeCommands(session),
    ...tokenCommands(session),
    ...createdCommands(session),
  }
}
