import type { View } from '../../../shared/view'
import type { Preference } from '../../rows/preferences/declared'
import { PreferenceRows } from '../../rows/preferences/PreferenceRows'
import { preferenceRows } from '../../rows/preferences/searchRows'
import type { Searched } from '../../search/row'

const isOfPage = ({ page }: Pick<Preference, 'page'>): boolean => page === 'preferences'

/** What the search knows of the page of preferences, which are about this computer. */
export const searchOfPreferences = {
  rows: (view: Searched) => preferenceRows(view).filter(({ page }) => page === 'preferences'),
  draw: ({ view }: { view: View }) => <PreferenceRows view={view} of={isOfPage} />,
}
