import type { Reply } from '../../../shared/errors'
import { ask } from '../../bridge/bridge'

/** What is typed into a form. */
export type Typed = { current: string; next: string; repeat: string }

type FormShape = {
  /** Which label the present passphrase has; null if the form does not ask for it. */
  asks: 'current' | 'old' | null
  setsNext: boolean
  isDanger?: boolean
  send(typed: Typed): Promise<Reply<void>>
}

/** The questions about a passphrase, by what they are for. */
const forms = {
  unlock: { asks: 'current', setsNext: false, send: ({ current }) => ask('passphrase.unlock', { passphrase: current }) },
  set: { asks: null, setsNext: true, send: ({ next }) => ask('passphrase.set', { next, current: null }) },
  change: { asks: 'old', setsNext: true, send: ({ next, current }) => ask('passphrase.set', { next, current }) },
  remove: { asks: 'current', setsNext: false, isDanger: true, send: ({ current }) => ask('passphrase.remove', { current }) },
  require: {
    asks: 'current',
    setsNext: false,
    send: ({ current }) => ask('passphrase.require', { isRequired: true, current }),
  },
  free: {
    asks: 'current',
    setsNext: false,
    send: ({ current }) => ask('passphrase.require', { isRequired: false, current }),
  },
  acceptFile: { asks: null, setsNext: false, isDanger: true, send: () => ask('vault.acceptFile', { passphrase: null }) },
  acceptFileWith: {
    asks: 'current',
    setsNext: false,
    isDanger: true,
    send: ({ current }) => ask('vault.acceptFile', { passphrase: current }),
  },
  startOver: { asks: null, setsNext: true, isDanger: true, send: ({ next }) => ask('passphrase.startOver', { next }) },
} satisfies Record<string, FormShape>

export type FormKind = keyof typeof forms

export function formOf(kind: FormKind): FormShape {
  return forms[kind]
}
