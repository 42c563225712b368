import { expect, test } from 'vitest'

import { kindsOf } from '../../../../../renderer/pages/engine/kinds'
import { setting } from '../../rows/engine/setting'

const rows = [
  setting('a'),
  setting('b', { platform: 'Android' }),
  setting('c', { platform: 'Android', isAdvanced: true }),
  setting('d', { platform: 'Stadia', isAdvanced: true }),
]

test('the tabs of platforms are in the order of an engine’s window, whatever the file’s is', () => {
  const named = ['PS5', 'Web', 'iOS', 'Android', 'Xbox One', 'Windows, Mac, Linux']
  const { platforms } = kindsOf(
    named.map((platform) => setting(platform, { platform })),
    false,
  )
  expect(platforms).toEqual(['Windows, Mac, Linux', 'Android', 'iOS', 'Web', 'PS5', 'Xbox One'])
})

test('a platform with nothing but advanced settings has a tab only while those are shown', () => {
  expect(kindsOf(rows, false)).toEqual({ platforms: ['Android'], hasAdvanced: true })
  expect(kindsOf(rows, true)).toEqual({ platforms: ['Android', 'Stadia'], hasAdvanced: true })
})
