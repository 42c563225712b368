import { createHash } from 'node:crypto'

import type { Answer, Asked } from './exchange'
import type { PortalWorld } from './world'

/** Sign-in through the browser (docs/providers.md A.6): a nonce is announced, approved on a page, asked for. */
export function startSignIn({ world }: Asked, nonce: string): Answer {
  if (!world.signIns.has(nonce)) world.signIns.set(nonce, null)
  return { status: 200 }
}

/** Empty until the user has approved. */
export function pollSignIn({ world }: Asked, nonce: string): Answer {
  const login = world.signIns.get(nonce) ?? null
  return login === null ? { status: 200 } : { status: 200, body: { ...world.user, token: login.token } }
}

/** The user presses the button of the login page. Without a nonce: for the newest sign-in. */
export function approveSignIn(world: PortalWorld, nonce = [...world.signIns.keys()].at(-1)): void {
  if (nonce === undefined || !world.signIns.has(nonce)) throw new Error('Nobody is signing in like this.')
  const count = [...world.signIns.values()].filter((login) => login !== null).length + 1
  const token = createHash('sha256').update(`login ${count} of the mock server`).digest('hex').slice(0, 48)
  world.sdkTokens.add(token)
  world.signIns.set(nonce, { token })
}

export function loginPage(asked: Asked): Answer {
  if (asked.url.searchParams.has('approve')) return approvePage(asked)
  const nonce = nonceOf(asked)
  if (!asked.world.signIns.has(nonce)) return page(404, 'This sign-in is not known here.')
  const action = `?sdkIdent=${encodeURIComponent(nonce)}&approve`
  const button = `<button>Sign in as ${asked.world.user.name}</button>`
  return page(200, `<form method="post" action="${action}">${button}</form>`)
}

export function approvePage(asked: Asked): Answer {
  const nonce = nonceOf(asked)
  if (!asked.world.signIns.has(nonce)) return page(404, 'This sign-in is not known here.')
  approveSignIn(asked.world, nonce)
  return page(200, 'Signed in. Go back to Latchkey.')
}

function nonceOf({ url }: Asked): string {
  return url.searchParams.get('sdkIdent') ?? ''
}

function page(status: number, content: string): Answer {
  return { status, html: `<!doctype html><meta charset="utf-8"><title>Mock server</title><p>${content}` }
}
