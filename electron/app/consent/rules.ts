import { realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'

import type { Command, Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { confirmTexts as texts } from '../../../shared/texts/confirm'
import { projectTexts } from '../../../shared/texts/project'
import { refusalTexts } from '../../../shared/texts/refusals'
import { securityTexts } from '../../../shared/texts/security'
import { teamTexts } from '../../../shared/texts/team'
import { projectAround } from '../../core/engines/projectAround'
import { isCopied } from '../../core/operations/createdSecrets'
import { holdingPlace } from '../../core/operations/moveSecret'
import { confirmed } from '../../core/operations/secretPlaces'
import { lastKnown, lostSecrets } from '../views/lostProjects'
import { recordOf } from '../../core/project/settingAt'
import { portalState } from '../../core/project/portalState'
import type { Session } from '../session/session'
import type { Gates } from './gates'

type Input<C extends Command> = Parameters<Handlers[C]>[0]

/** A rule that returns an input has the command run with that one: what was asked about is what is done. */
type Rules = { [C in Command]?: (input: Input<C>) => Promise<Input<C> | void> | void }

type Known = {
  gates: Gates
  /** Folders that were dropped on the window. */
  chosen: ReadonlySet<string>
  /** Secrets that were created just now and not shown yet. */
  fresh: Set<string>
}

/** The commands that ask the user first. docs/security.md says which do not. */
export function consentRules(session: Session, known: Known): Rules {
  return { ...aboutProjects(session, known), ...aboutSecrets(session, known), ...aboutTokens(session, known) }
}

function aboutProjects(session: Session, { gates: { ask, assertAskable, pressed, send }, chosen }: Known): Rules {
  const { preferences, approvals } = session.shared

  /** What is offered in the folder that is open already takes no more than a press. */
  async function askToOpen(folder: string, isPressed: boolean): Promise<void> {
    const offers = session.project()?.offers() ?? []
    const isOffered = offers.some(({ isInside, path }) => isInside && path === folder)
    if (!(isOffered && isPressed)) await ask(texts.open(folder), isPressed)
  }

  /**
   * The folder that a page may open at a path of its own, after the user's yes. Until then it learns nothing of what is
   * there: a file, something it may not see and nothing at all are one, and while the user is not asked, a folder as well.
   */
  async function folderAt(path: string): Promise<string> {
    const { platform } = session.shared
    const isPressed = session.port.takePress()
    assertAskable(isPressed)
    const folder = isElsewhere(path, platform) ? path : await realFolder(path)
    // Asking about anything but a folder would let the page show the user any text.
    if (folder === null) throw new AppError('file-failed', projectTexts.noFolder(path))
    await askToOpen(folder, isPressed)
    return folder
  }

  return {
    'project.open': async ({ path: given }) => {
      const path = resolve(given)
      if (session.project()?.root === path) return { path }
      const isKnown = chosen.has(path) || preferences.recent().some((known) => known.path === path)
      return { path: isKnown ? await projectAround(path) : await folderAt(path) }
    },
    'project.accept': async () => {
      const project = session.opened()
      const others = project.boundTo()
      if (others !== null) await ask(texts.accept(project.root, others.at(-1) ?? null))
    },
    'project.separate': async () => {
      if (session.opened().boundTo() !== null) await pressed(texts.separate)
    },
    'project.follow': async () => {
      const { links } = session.opened().engine
      if (links.length === 0) throw new AppError('invalid', refusalTexts.nothingLinked)
      await ask(texts.follow(links.map(({ place }) => place)))
    },
    'security.claim': async ({ project: lost }) => {
      const project = confirmed(session.opened())
      const { length } = await lostSecrets(session.shared, lost)
      await ask(securityTexts.lost.question(length, lastKnown(session.shared, lost)?.name ?? null, project.name()))
    },
    'portal.approve': async ({ origin, ...at }) => {
      // Only the origin that the settings name: the page must not choose the words of the dialog.
      if (portalState(approvals, session.opened(), at).origin !== origin)
        throw new AppError('invalid', refusalTexts.portalChanged)
      await ask(texts.send(origin))
    },
    'team.approve': async ({ name, hash }) => {
      const project = session.opened()
      const entry = project.team.entries().find((one) => one.name === name)
      // The page must not choose the words of the dialog.
      if (entry === undefined || project.team.pending(name, hash) === null)
        throw new AppError('invalid', teamTexts.changedMeanwhile)
      if (project.boundTo() !== null) return
      await ask(teamTexts.question(entry.label, entry.path, entry.asks, entry.state === 'changed'))
    },
    'portal.fetch': send,
    'portal.signIn': send,
    'portal.check': send,
  }
}

function aboutSecrets(session: Session, { gates: { ask, pressed, show, destroy, store, storeLater, names } }: Known): Rules {
  return {
    'secret.store': (fieldAt) => store(fieldAt),
    'secret.paste': async (fieldAt) => store(fieldAt, await pressed(texts.readClipboard)),
    'secret.move': async ({ target, ...fieldAt }) => {
      const { path } = holdingPlace(session.opened(), fieldAt, target)
      const { vault } = session.shared
      const isStored = vault.describe(recordOf(session.opened().id(), fieldAt)).state !== 'absent'
      await ask(texts.move(names.field(fieldAt), path, isStored))
      // One that can't be restored would be lost besides: that is a question of its own.
      await store(fieldAt, false)
    },
    'secret.share': ({ to, ...fieldAt }) => store({ ...fieldAt, environment: to }),
    // Nothing is lost, but this must not run while a question about this secret is open.
    'secret.restore': () => undefined,
    'secret.reveal': (fieldAt) => show(names.secret(fieldAt)),
    'secret.copy': (fieldAt) => show(names.secret(fieldAt)),
    'security.copy': ({ id }) => show(names.stored(id)),
    'secret.clear': (fieldAt) => destroy(texts.destroy.clear(names.secret(fieldAt))),
    'security.clear': ({ id }) => destroy(texts.destroy.clear(names.stored(id))),
    'renewal.paste': async () => void (await pressed(texts.readClipboard)),
    'renewal.check': storeLater,
    'renewal.store': (fieldAt) => store(fieldAt),

    'vault.show': async () => void (await pressed(texts.showAll)),
    'vault.acceptWeak': () => ask(texts.acceptWeak),
    'vault.acceptFile': () => ask(texts.acceptFile),
    'passphrase.set': () => ask(texts.setPassphrase),
    'passphrase.require': ({ isRequired }) => (isRequired ? ask(texts.requirePassphrase) : undefined),
    'passphrase.startOver': () => ask(texts.startOver),
  }
}

function aboutTokens(session: Session, { gates: { pressed, show, destroy, send, names }, fresh }: Known): Rules {
  return {
    'tokens.refresh': send,
    'tokens.create': async () => void (await pressed(texts.create)),
    'tokens.regenerate': (token) => destroy(texts.destroy.regenerate(names.token(token))),
    'tokens.remove': (token) => destroy(texts.destroy.remove(names.token(token))),
    // The user pressed a button to create it, so showing it needs no other press.
    'created.show': (fieldAt) => show(names.created(fieldAt), fresh.delete(fieldAt.field) || undefined),
    'created.copy': (fieldAt) => show(names.created(fieldAt)),
    'created.drop': (fieldAt) =>
      isCopied(session.shared, session.opened(), fieldAt) ? undefined : destroy(texts.destroy.clear(names.created(fieldAt))),
  }
}

/** A path on another computer: just looking at it tells that computer who is signed in here. */
const elsewhere = /^[\\/]{2}/

export const isElsewhere = (path: string, platform: string): boolean => platform === 'win32' && elsewhere.test(path)

/** The folder that a path means, by its real name; null for anything else. */
async function realFolder(path: string): Promise<string | null> {
  try {
    const folder = await realpath(await projectAround(path))
    return (await stat(folder)).isDirectory() ? folder : null
  } catch {
    return null
  }
}
