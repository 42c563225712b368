import type { View } from '../../../shared/view'
import { Hit } from '../../rows/Hit'
import { PreferenceRows } from '../../rows/preferences/PreferenceRows'
import { useShownResults } from '../../search/results'
import { PassphraseRow, RequiredRow } from './Protection'
import { passphraseKey, requiredKey } from './searchRows'

/** The rows of the Security page that a search hits. */
export function SecurityRows({ view }: { view: Pick<View, 'platform' | 'preferences' | 'protection'> }) {
  const results = useShownResults()
  const isShown = (key: string) => results?.isShown(key) ?? true
  return (
    <>
      {isShown(passphraseKey) && (
        <Hit rowKey={passphraseKey}>
          <PassphraseRow protection={view.protection} />
        </Hit>
      )}
      {isShown(requiredKey) && (
        <Hit rowKey={requiredKey}>
          <RequiredRow protection={view.protection} />
        </Hit>
      )}
      <PreferenceRows view={view} of={({ page }) => page === 'security'} />
    </>
  )
}
