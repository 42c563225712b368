import type { Command, Handlers } from '../../shared/contract'
import { confirmTexts as texts } from '../../shared/texts'
import { createdId } from '../commands/tokenAccount'
import { portalState } from '../portalState'
import type { Session } from '../session'
import type { Gates } from './gates'

type Rules = { [C in Command]?: (input: Parameters<Handlers[C]>[0]) => Promise<void> | void }

type Known = {
  gates: Gates
  /** Folders that were dropped on the window. */
  chosen: ReadonlySet<string>
  /** Secrets that were made just now and not shown yet. */
  fresh: Set<string>
}

/** Before which commands the user is asked. docs/security.md says what is left without. */
export function consentRules(session: Session, known: Known): Rules {
  return { ...aboutProjects(session, known), ...aboutSecrets(known), ...aboutTokens(session, known) }
}

function aboutProjects(session: Session, { gates: { ask, send }, chosen }: Known): Rules {
  const { preferences, approvals } = session.shared
  return {
    'project.open': async ({ path }) => {
      const isKnown = chosen.has(path) || preferences.recent().some((known) => known.path === path)
      if (!isKnown && session.project()?.root !== path) await ask(texts.open(path))
    },
    'project.accept': async () => {
      const project = session.opened()
      const others = project.boundTo()
      if (others !== null) await ask(texts.accept(project.root, others.at(-1) ?? null))
    },
    'portal.approve': async ({ origin, service }) => {
      // Only what is really meant: the words of the dialog are not the page's to choose.
      if (portalState(approvals, session.opened(), service).origin === origin) await ask(texts.send(origin))
    },
    'portal.fetch': send,
    'portal.signIn': send,
    'portal.check': send,
  }
}

function aboutSecrets({ gates: { ask, pressed, show, destroy, store } }: Known): Rules {
  return {
    'secret.store': store,
    'secret.paste': async (spot) => {
      await pressed(texts.readClipboard)
      await store(spot)
    },
    'secret.share': (spot) => store({ ...spot, environment: spot.environment === 'test' ? 'live' : 'test' }),
    'secret.reveal': () => show(),
    'secret.copy': () => show(),
    'security.copy': () => show(),
    'secret.clear': destroy,
    'security.clear': destroy,
    'renewal.paste': () => pressed(texts.readClipboard),
    'renewal.check': store,
    'renewal.store': store,

    'vault.show': () => pressed(texts.showAll),
    'vault.acceptWeak': () => ask(texts.acceptWeak),
    'vault.acceptFile': () => ask(texts.acceptFile),
    'passphrase.set': () => ask(texts.setPassphrase),
    'passphrase.require': ({ isRequired }) => (isRequired ? ask(texts.requirePassphrase) : undefined),
    'passphrase.startOver': () => ask(texts.startOver),
  }
}

function aboutTokens(session: Session, { gates: { pressed, show, destroy, send }, fresh }: Known): Rules {
  return {
    'tokens.refresh': send,
    'tokens.create': () => pressed(texts.create),
    'tokens.regenerate': destroy,
    'tokens.remove': destroy,
    // Making it took a press already.
    'created.show': ({ field }) => show(fresh.delete(field) || undefined),
    'created.copy': () => show(),
    'created.drop': (spot) => (isTaken(session, spot) ? undefined : destroy()),
  }
}

/** It was copied, or is to stay: then dropping it is no loss. */
function isTaken(session: Session, { service, field }: Parameters<Handlers['created.drop']>[0]): boolean {
  const id = createdId(session, service, field)
  return session.opened().state.read().created.some((one) => one.service === service && one.field === id.field && one.isTaken)
}
