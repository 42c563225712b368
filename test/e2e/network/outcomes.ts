import type { FailureCode } from '../../../shared/errors'
import type { BadTls } from '../../portal/badTls'
import type { FailureName } from '../../portal/failures'
import type { ActionName } from './actions'

/** The requests, grouped by what they make of a failure. */
export const columns = {
  project: ['coherence project'],
  organizations: ['coherence organizations'],
  announce: ['coherence announce'],
  validate: ['coherence validate'],
  check: ['plutu check'],
  exchange: ['cloudeka exchange'],
  list: ['cloudeka list'],
  make: ['cloudeka create', 'cloudeka regenerate'],
  change: ['cloudeka rename', 'cloudeka remove'],
} as const satisfies Record<string, readonly ActionName[]>

type Column = keyof typeof columns

/**
 * `good`: as if nothing were wrong. `unclear` and `bad key`: what a check says about the keys. `kept whole`: an answer that
 * may hold a secret is given to the user unchanged.
 */
export type Outcome = FailureCode | 'good' | 'unclear' | 'bad key' | 'kept whole'

export type Row = Readonly<Record<Column, Outcome>>

function all(outcome: Outcome, except: Partial<Row> = {}): Row {
  // The keys are those of `columns`.
  const row = Object.fromEntries(Object.keys(columns).map((column) => [column, outcome])) as Row
  return { ...row, ...except }
}

const unclear = { validate: 'unclear', check: 'unclear' } as const
const coherence = (outcome: Outcome) => ({ project: outcome, organizations: outcome, announce: outcome, validate: outcome })
const cloudeka = (outcome: Outcome) => ({ exchange: outcome, list: outcome, make: outcome, change: outcome })
/** For these requests only the status of the answer counts. */
const statusOnly = { announce: 'good', change: 'good' } as const
/** These requests follow a redirect, since they change nothing. */
const followed = { project: 'good', organizations: 'good', validate: 'good', list: 'good' } as const

const unread = all('unexpected', { ...unclear, ...statusOnly, make: 'kept whole' })
const cutShort = all('not-json', { ...unclear, make: 'kept whole' })
const ambiguous = all('unexpected', { ...unclear, make: 'kept whole' })
const onlyOfProject = all('good', { project: 'unexpected' })
const ofAnyProject = all('good', { project: 'unexpected', organizations: 'unexpected' })

/** The outcome of every failure of the mock server, for every request of every service. */
export const outcomes: Readonly<Record<FailureName, Row>> = {
  'wrong-token': all('rejected', { validate: 'unclear', check: 'bad key' }),
  'token-missing': all('rejected', { validate: 'unclear', check: 'bad key' }),
  forbidden: all('rejected', unclear),
  'old-client': all('client-too-old', { check: 'unclear', ...cloudeka('rejected') }),
  'feature-off': all('feature-off', { check: 'unclear', ...cloudeka('portal-refused') }),
  'too-many': all('too-many-requests'),
  'bad-request': all('portal-refused', { ...unclear, ...cloudeka('portal-fault') }),
  'bad-request-unknown-code': all('portal-refused', { ...unclear, ...cloudeka('portal-fault') }),
  conflict: all('portal-refused', unclear),
  unprocessable: all('portal-refused', { validate: 'unclear', check: 'good' }),
  'not-found-with-code': all('rejected', { validate: 'bad key', check: 'unclear', ...cloudeka('portal-refused') }),
  'error-in-200': all('feature-off', { ...unclear, ...cloudeka('portal-refused') }),
  'error-object-in-200': all('portal-refused', { ...coherence('unexpected'), ...unclear, announce: 'good' }),
  'deleted-project': all('good', coherence('project-deleted')),
  'deprecated-client': all('good'),
  'credit-limit': all('good'),
  'unknown-path': all('portal-refused', { project: 'unknown-path', ...unclear }),
  'method-not-allowed': all('portal-refused', { project: 'unknown-path', ...unclear }),
  'server-error': all('portal-fault'),
  'bad-gateway': all('portal-fault'),
  'guest-network': all('refused'),
  unavailable: all('portal-fault'),
  'html-200': all('not-json', unclear),
  'empty-body': all('not-json', { ...statusOnly, validate: 'good', check: 'unclear' }),
  'truncated-json': cutShort,
  'wrong-content-type': cutShort,
  array: unread,
  'string-body': unread,
  'number-body': unread,
  'null-body': unread,
  'missing-key': onlyOfProject,
  'empty-key': onlyOfProject,
  'null-key': onlyOfProject,
  'mistyped-key': ofAnyProject,
  'mistyped-key-object': ofAnyProject,
  'malformed-key': onlyOfProject,
  'malformed-key-newline': onlyOfProject,
  'malformed-key-quotes': onlyOfProject,
  'malformed-key-long': onlyOfProject,
  swapped: onlyOfProject,
  proto: ofAnyProject,
  'name-newline': all('good'),
  'name-quotes': all('good'),
  'name-legitimate': all('good'),
  'name-unicode': all('good'),
  'name-long': all('good'),
  'name-rtl': all('good'),
  'strange-name': all('good'),
  'first-page': all('good'),
  pages: all('good'),
  'pages-loop': all('good'),
  'pages-elsewhere': all('good'),
  'large-ids': ofAnyProject,
  'same-ids': all('good'),
  'strange-dates': all('good'),
  deep: ambiguous,
  twice: ambiguous,
  huge: all('too-large'),
  'huge-declared': all('too-large'),
  'gzip-bomb': all('too-large'),
  'huge-headers': all('too-large'),
  'stall-before-headers': all('timeout'),
  'stall-in-body': all('timeout'),
  'slow-drip': all('timeout'),
  'cut-before-headers': all('cut'),
  'cut-in-body': all('cut'),
  'cut-in-chunk': all('cut'),
  'database-error': all('portal-refused', { ...unclear, ...cloudeka('portal-fault') }),
  'unknown-shape': all('unexpected', { ...statusOnly, validate: 'unclear', check: 'good', make: 'kept whole' }),
  'slow-answer': all('good'),
  'done-then-cut': all('cut'),
  'done-then-stall': all('timeout'),
  'redirect-same-origin': all('redirected', followed),
  'redirect-three': all('redirected', followed),
  'redirect-four': all('redirected'),
  'redirect-loop': all('redirected'),
  'redirect-other-origin': all('redirected'),
  'redirect-other-host': all('redirected'),
  'redirect-to-http': all('redirected'),
  'redirect-nowhere': all('redirected'),
}

/** Addresses at which no portal answers properly. */
export const addresses = {
  'closed port': 'refused',
  'unknown host': 'offline',
  expired: 'tls',
  'not-yet-valid': 'tls',
  'wrong-host': 'tls',
  'self-signed': 'tls',
  'unknown-authority': 'tls',
} as const satisfies Record<BadTls | 'closed port' | 'unknown host', FailureCode>
