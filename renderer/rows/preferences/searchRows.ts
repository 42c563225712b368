import { securityRowTexts } from '../../../shared/texts/securityRows'
import { shellTexts } from '../../../shared/texts/shell'
import { defaultPreferences } from '../../../shared/defaultPreferences'
import { helpOf, preferenceRows as declaredRows, shownValue } from './declared'
import type { Searched, SearchRow } from '../../search/row'

const places = { preferences: shellTexts.preferences, security: securityRowTexts.title }

/** The preferences of all pages, as rows for the search. */
export function preferenceRows({ platform, preferences }: Pick<Searched, 'platform' | 'preferences'>): SearchRow[] {
  return declaredRows.map((preference) => ({
    key: `preferences/${preference.id}`,
    page: preference.page,
    place: places[preference.page],
    label: preference.label,
    help: helpOf(preference, platform),
    id: `preferences.${preference.id}`,
    also: preference.kind === 'choice' ? preference.choices.map((choice) => choice.label).join(' ') : '',
    class: null,
    service: null,
    held: {
      text: shownValue(preference, preferences),
      isModified: preferences[preference.id] !== defaultPreferences[preference.id],
      isMissing: false,
    },
    each: null,
  }))
}
