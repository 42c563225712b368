import { expect, test } from 'vitest'

import { needsAttention } from '../../../../renderer/pages/attention'
import { masked } from '../../../../shared/values/mask'
import { ago, clock } from '../../../../renderer/ui/time'
import type { ServiceView } from '../../../../shared/view'

const now = new Date(2026, 10, 23, 12, 4, 30)
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString()

test.each([
  [0, 'just now'],
  [59, 'just now'],
  [60, '1 minute ago'],
  [119, '1 minute ago'],
  [120, '2 minutes ago'],
  [3599, '59 minutes ago'],
  [3600, '1 hour ago'],
  [86_399, '23 hours ago'],
  [86_400, 'yesterday'],
  [3 * 86_400, '3 days ago'],
])('%i seconds ago are "%s"', (seconds, words) => {
  expect(ago(before(seconds), now)).toBe(words)
})

test('a clock that was set back does not put the past into the future', () => {
  expect(ago(before(-3600), now)).toBe('just now')
})

test('a time of today is a time of day; another one names its day', () => {
  expect(clock(before(60), now)).toBe('12:03')
  expect(clock(before(86_400), now)).toMatch(/22 Nov.* 12:04/)
})

test('a masked key shows its ends and nothing between', () => {
  expect(masked('8f2e11c09b7a4d5e8c3160a2d4f7b935')).toBe('8f2e…b935')
})

test.each(['', 'a', 'fifteen-letters'])('%j is too short to show any of it', (key) => {
  expect(masked(key)).toBe('•'.repeat(key.length))
})

const settled: ServiceView = {
  id: 'coherence',
  foundBy: null,
  settings: { runtimeKey: { value: 'key', modified: true, defaultValue: null, source: 'project', conflict: null } },
  secrets: { portalToken: { state: 'stored', storedAt: null, tail: null, origin: null } },
  elsewhere: [],
  files: {},
  sameKeyAs: null,
  missing: [],
  problems: {},
  notes: {},
  work: null,
  checked: null,
  renewal: null,
  fetched: null,
  portal: { url: null, origin: null, approval: 'built-in', plain: false },
  signIn: { offered: false, account: null, choice: null, rest: null },
  places: {},
  targets: [],
  tokens: null,
  pendingWrites: [],
}

test('a service with everything in its place asks for no attention', () => {
  expect(needsAttention(settled, false)).toBe(false)
})

test.each<[string, Partial<ServiceView>]>([
  ['a problem', { problems: { runtimeKey: { code: 'offline', message: '' } } }],
  ['a missing token', { missing: [{ field: 'portalToken', isDismissed: true }] }],
  ['a locked token', { secrets: { portalToken: { state: 'locked', storedAt: null, tail: null, origin: null } } }],
  ['an address that waits for a yes', { portal: { ...settled.portal, approval: 'needed' } }],
  [
    'a file that waits for a yes',
    { pendingWrites: [{ id: 'unity', label: '', path: '', diff: [], replaces: null, isAgain: false }] },
  ],
  [
    'a conflict',
    {
      settings: {
        projectName: { value: 'a', modified: true, defaultValue: null, source: 'project', conflict: { theirs: 'b', path: '' } },
      },
    },
  ],
])('%s asks for attention', (_what, change) => {
  expect(needsAttention({ ...settled, ...change }, false)).toBe(true)
})

test('secrets that were hidden on purpose ask for no attention, as long as they can be read', () => {
  const secret = (state: 'locked' | 'unreadable') => ({ portalToken: { state, storedAt: null, tail: null, origin: null } })
  expect(needsAttention({ ...settled, secrets: secret('locked') }, true)).toBe(false)
  expect(needsAttention({ ...settled, secrets: secret('unreadable') }, true)).toBe(true)
})
