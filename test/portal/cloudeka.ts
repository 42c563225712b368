import { createHash } from 'node:crypto'

import { cloudekaTokenOf, type CloudekaToken } from './cloudekaWorld'
import { header, type Answer, type Asked, type Service } from './exchange'

/** Cloudeka's API as docs/providers.md C.1 gives it: observed in other people's clients, columns guessed. */
export const cloudeka: Service = {
  routes: [
    { method: 'POST', path: /^\/core\/cldkctl\/auth$/, answer: exchange },
    { method: 'GET', path: /^\/core\/cldkctl\/token$/, answer: list },
    { method: 'POST', path: /^\/core\/cldkctl\/token$/, answer: create },
    { method: 'PUT', path: /^\/core\/cldkctl\/token\/([\w-]+)$/, answer: rename },
    { method: 'DELETE', path: /^\/core\/cldkctl\/token\/([\w-]+)$/, answer: remove },
    { method: 'POST', path: /^\/core\/cldkctl\/token\/regenerate\/([\w-]+)$/, answer: regenerate },
    { method: 'GET', path: /^\/core\/user\/profile$/, answer: profile },
  ],
  admit: ({ request, url, world: { cloudeka: world } }) => {
    if (url.pathname === '/core/cldkctl/auth') return null
    const jwt = /^Bearer (\S+)$/.exec(header(request, 'authorization'))?.[1] ?? ''
    const until = world.jwts.get(jwt) ?? 0
    return until > Date.now() ? null : refusal(401, 'invalid or expired jwt')
  },
}

function refusal(status: number, message: string): Answer {
  return { status, body: { status: false, message } }
}

function done(data: unknown, message = 'success'): Answer {
  return { status: 200, body: { status: true, message, data } }
}

function exchange({ body, world: { cloudeka: world } }: Asked): Answer {
  const { token } = parsed(body)
  if (typeof token !== 'string') return refusal(400, 'token is required')
  if (token !== world.accessToken) return refusal(401, 'token is invalid or expired')
  world.count += 1
  const seconds = Math.floor(Date.now() / 1000) + world.jwtSeconds
  const parts = [
    { alg: 'HS256', typ: 'JWT' },
    { sub: 'robin', exp: seconds, jti: String(world.count) },
  ]
  const jwt = [...parts.map(base64url), secretOf(`jwt ${world.count}`)].join('.')
  world.jwts.set(jwt, seconds * 1000)
  return done({ token: jwt, name: 'Robin', role: 'owner', organization: 'Lantern Forge' })
}

function list({ world: { cloudeka: world } }: Asked): Answer {
  return done(world.tokens)
}

/** Takes the documented form, a date as `expired_at`; without one the token never expires. */
function create({ body, world: { cloudeka: world } }: Asked): Answer {
  const { name, expired_at: expires, ...rest } = parsed(body)
  if (typeof name !== 'string' || name === '') return refusal(422, 'name is required')
  if (Object.keys(rest).length > 0) return refusal(422, `unknown field ${Object.keys(rest).join()}`)
  if (!isExpiry(expires)) return refusal(422, 'expired_at must be a date')
  const token = cloudekaTokenOf((world.count += 1), name, expires ?? null)
  world.tokens.unshift(token)
  return done({ ...token, token: secretOf(token.id) }, 'Token has been successfully created')
}

function rename(asked: Asked, id: string): Answer {
  const { name } = parsed(asked.body)
  if (typeof name !== 'string' || name === '') return refusal(422, 'name is required')
  return withToken(asked, id, (token) => {
    token.name = name
    return done(null, 'Cldkctl token updated')
  })
}

function remove(asked: Asked, id: string): Answer {
  return withToken(asked, id, (token) => {
    const { tokens } = asked.world.cloudeka
    tokens.splice(tokens.indexOf(token), 1)
    return done(null, 'Cldkctl token deleted')
  })
}

function regenerate(asked: Asked, id: string): Answer {
  const { expiration_days: days } = parsed(asked.body)
  if (days !== undefined && !(typeof days === 'number' && Number.isInteger(days) && days > 0)) {
    return refusal(422, 'expiration_days must be a whole number')
  }
  return withToken(asked, id, (token) => {
    token.expired_at = days === undefined ? null : new Date(Date.now() + days * 86_400_000).toISOString()
    return done({ ...token, token: secretOf(`${id} ${(asked.world.cloudeka.count += 1)}`) })
  })
}

function profile(): Answer {
  return done({ name: 'Robin', email: 'robin@lantern.example' })
}

function withToken({ world }: Asked, id: string, act: (token: CloudekaToken) => Answer): Answer {
  const token = world.cloudeka.tokens.find((known) => known.id === id)
  return token === undefined ? refusal(404, 'token not found') : act(token)
}

function isExpiry(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function secretOf(seed: string): string {
  return `cldkctl_${createHash('sha256').update(`cloudeka ${seed}`).digest('hex').slice(0, 32)}`
}
