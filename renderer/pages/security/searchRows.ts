import { securityRowTexts as texts } from '../../../shared/texts/securityRows'
import { preferenceRows } from '../../rows/preferences/searchRows'
import type { Searched, SearchRow } from '../../search/row'

export const passphraseKey = 'security/passphrase'
export const requiredKey = 'security/required'

/** The rows of the Security page for the search: those about the passphrase, and the page's preferences. */
export function securityRows(view: Pick<Searched, 'platform' | 'preferences'>): SearchRow[] {
  const empty = { text: '', isModified: false, isMissing: false }
  const common = { page: 'security', place: texts.title, id: '', class: null, service: null, held: empty, each: null }
  return [
    {
      ...common,
      key: passphraseKey,
      label: texts.passphrase,
      help: texts.none,
      also: `${texts.set} ${texts.change} ${texts.remove}`,
    },
    { ...common, key: requiredKey, label: texts.required, help: texts.requiredHelp, also: '' },
    ...preferenceRows(view).filter(({ page }) => page === 'security'),
  ]
}
