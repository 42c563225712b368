import { afterEach, describe, expect, test } from 'vitest'

import { createCloudeka } from '../../../../electron/core/services/cloudeka/cloudeka'
import { dayOf, daysUntil } from '../../../../shared/values/days'
import { tokenState, type TokenRow } from '../../../../shared/tokens'
import { dayInWords, endInWords } from '../../../../renderer/pages/tokens/days'
import { shownTokens, withStates } from '../../../../renderer/pages/tokens/sorting'
import { clientOf, json, serve } from '../../world/loopback'

const home = process.env['TZ']

/** From here on the user lives in that time zone, until the end of the test. */
function live(zone: string): void {
  process.env['TZ'] = zone
}
afterEach(() => {
  if (home === undefined) delete process.env['TZ']
  else process.env['TZ'] = home
})

// With half hours, a change of the clocks by half an hour, and both ends of the day.
const zones = [
  'UTC',
  'Asia/Jakarta',
  'America/Los_Angeles',
  'America/St_Johns',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Niue',
]

describe.each(zones)('in %s', (zone) => {
  test.each([
    ['2026-12-31T00:00:00+07:00', '31 Dec 2026'],
    ['2026-12-31T23:59:59-08:00', '31 Dec 2026'],
    ['2026-12-31T00:00:00Z', '31 Dec 2026'],
    ['2026-12-31T23:59:59.999999Z', '31 Dec 2026'],
    ['2027-01-01', '1 Jan 2027'],
    ['2028-02-29T12:00:00+05:30', '29 Feb 2028'],
  ])('the day of %s is the one the portal wrote', (date, words) => {
    live(zone)
    expect(dayInWords(date)).toBe(words)
    expect(endInWords(date, new Date('2025-06-01T00:00:00Z'))).toBe(words)
  })

  test('words count the days of the calendar on the wall', () => {
    live(zone)
    // Noon by the user's clock, on days around a year's end and both changes of the clocks.
    for (const [year, month, day] of [
      [2026, 11, 31],
      [2027, 0, 1],
      [2026, 2, 29],
      [2026, 9, 25],
      [2026, 10, 1],
      [2026, 3, 5],
    ] as const) {
      const now = new Date(year, month, day, 12)
      const near = (days: number) => endInWords(dayOf(new Date(year, month, day + days, 12)), now).split(', ')[1]
      expect([-2, -1, 0, 1, 2].map(near)).toEqual(['2 days ago', 'yesterday', 'today', 'tomorrow', 'in 2 days'])
    }
  })

  test('a token regenerated until a day still works on that day, and ends by the next', () => {
    live(zone)
    for (const hours of Array.from({ length: 24 * 20 }, (_, index) => index)) {
      // Across the change of the clocks in autumn and in spring, and across a year's end.
      for (const start of ['2026-10-20T00:30:00Z', '2027-03-10T00:30:00Z', '2026-12-20T00:30:00Z']) {
        const now = new Date(Date.parse(start) + hours * 3_600_000)
        const picked = dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 15, 12))
        const days = daysUntil(picked, now)
        const ends = (count: number) => dayOf(new Date(now.getTime() + count * 86_400_000))
        expect(ends(days) >= picked, `${now.toISOString()} until ${picked}`).toBe(true)
        expect(ends(days - 1) <= picked, `${now.toISOString()} until ${picked}`).toBe(true)
      }
    }
  })
})

test.each([
  ['2026-03-10T16:00:00Z', '2026-03-10T18:00:00Z', 'today'],
  ['2026-03-11T17:00:00Z', '2026-03-10T18:00:00Z', 'yesterday'],
  ['2026-03-10T16:00:00Z', '2026-03-11T23:00:00Z', 'tomorrow'],
])('at %s the end %s is %s', (now, end, words) => {
  live('UTC')
  expect(endInWords(end, new Date(now))).toBe(`${dayInWords(end)}, ${words}`)
})

test('what is over is never still to come, nor the other way round, however far the portal is', () => {
  live('America/Los_Angeles')
  const jakarta = '2026-12-31T00:00:00+07:00'
  // 30 December in Los Angeles, one hour after the end.
  const after = new Date('2026-12-30T18:00:00Z')
  expect([tokenState({ expiresAt: jakarta }, after, 7), endInWords(jakarta, after)]).toEqual(['expired', '31 Dec 2026'])
  live('Pacific/Kiritimati')
  const west = '2026-12-31T23:59:59-08:00'
  // 1 January in Kiritimati, one hour before the end.
  const before = new Date('2027-01-01T07:00:00Z')
  expect([tokenState({ expiresAt: west }, before, 7), endInWords(west, before)]).toEqual(['soon', '31 Dec 2026'])
})

test.each(zones)('a day without a time is over when it is over for a user in %s', (zone) => {
  live(zone)
  const state = (hour: number, day: number) => tokenState({ expiresAt: '2026-12-31' }, new Date(2026, 11, day, hour), 7)
  expect([state(0, 31), state(23, 31), state(24, 31)]).toEqual(['soon', 'soon', 'expired'])
})

test('"soon" begins on a day of the calendar, not at an hour', () => {
  live('Europe/Berlin')
  const state = (now: Date) => tokenState({ expiresAt: '2026-11-02T23:00:00+01:00' }, now, 10)
  // The clocks go back in between.
  expect([state(new Date(2026, 9, 22, 23, 59)), state(new Date(2026, 9, 23))]).toEqual(['active', 'soon'])
})

describe('a date that can not be read', () => {
  const now = new Date('2026-06-01T12:00:00Z')
  const row = (name: string, expiresAt: string | null, createdAt: string | null = null): TokenRow => ({
    id: name,
    name,
    createdAt,
    expiresAt,
  })
  const rows = withStates(
    [
      row('unreadable', 'unreadable', 'unreadable'),
      row('unsaid', 'unknown'),
      row('never', null, '2026-01-01'),
      row('late', '2027-01-01T00:00:00+07:00', '2026-02-01'),
      row('early', '2026-05-01', '2026-03-01'),
    ],
    now,
    7,
  )
  const sorted = (column: string, direction: 'ascending' | 'descending') =>
    shownTokens(rows, '', { column, direction }).map(({ name }) => name)

  test('is said to be one, and is neither "never" nor a token that is good', () => {
    expect([dayInWords('unreadable'), endInWords('unreadable', now)]).toEqual(['unreadable date', 'unreadable date'])
    expect(rows.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'active', 'active', 'expired'])
  })

  test('sorts last, in both directions', () => {
    for (const column of ['expiresAt', 'state']) {
      expect(sorted(column, 'ascending')).toEqual(['early', 'late', 'never', 'unreadable', 'unsaid'])
      expect(sorted(column, 'descending')).toEqual(['never', 'late', 'early', 'unreadable', 'unsaid'])
    }
    expect(sorted('createdAt', 'ascending')).toEqual(['never', 'late', 'early', 'unreadable', 'unsaid'])
    expect(sorted('createdAt', 'descending')).toEqual(['early', 'late', 'never', 'unreadable', 'unsaid'])
  })
})

test('regenerating until a day of Los Angeles asks for the days it takes there', async () => {
  live('America/Los_Angeles')
  const { origin, received } = await serve((response, { path }) =>
    json(response, { data: { token: path.endsWith('/auth') ? 'jwt.of.sorts' : 'cldkctl_abcdefgh' } }),
  )
  const { tokens } = createCloudeka({ client: clientOf(), now: () => new Date('2026-11-28T03:00:00Z') })
  const request = { portalUrl: origin, origin, token: 'cldkctl_x', signal: new AbortController().signal, id: '7' }
  await tokens.regenerate({ ...request, expiresOn: '2026-12-31' })
  await tokens.regenerate({ ...request, expiresOn: '2026-11-27' })
  const bodies = received.filter(({ path }) => path.endsWith('/7')).map(({ body }) => JSON.parse(body))
  expect(bodies).toEqual([{ expiration_days: 34 }, { expiration_days: 1 }])
})
