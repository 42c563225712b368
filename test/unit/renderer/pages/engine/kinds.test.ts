import { expect, test } from 'vitest'

import { kindsOf } from '../../../../../renderer/pages/engine/kinds'
import { setting } from '../../rows/engine/setting'

const rows = [
  setting('a'),
  setting('b', { platform: 'Android' }),
  setting('c', { platform: 'Android', isAdvanced: true }),
  setting('d', { platform: 'Stadia', isAdvanced: true }),
]

test('a platform with nothing but advanced settings has a tab only while those are shown', () => {
  expect(kindsOf(rows, false)).toEqual({ platforms: ['Android'], hasAdvanced: true })
  expect(kindsOf(rows, true)).toEqual({ platforms: ['Android', 'Stadia'], hasAdvanced: true })
})
