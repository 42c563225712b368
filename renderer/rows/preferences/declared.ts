import type { Preferences } from '../../../shared/preferences'
import { securityRowTexts } from '../../../shared/texts/securityRows'
import { shellTexts } from '../../../shared/texts/shell'
import { rowStyles, themes, type preferenceLimits } from '../../../shared/defaultPreferences'

const words = shellTexts.preferencesPage

/** The pages that have preferences on them. */
type PreferencePage = 'preferences' | 'security'

type Common<Id extends keyof Preferences> = {
  readonly id: Id
  readonly page: PreferencePage
  readonly label: string
  /** The clipboard's help depends on the system. */
  readonly help: string | ((platform: string) => string)
}
type NumberPreference = Common<keyof typeof preferenceLimits> & { readonly kind: 'number'; readonly unit: string }
type OnOffPreference = Common<'hideWhenLocked'> & { readonly kind: 'on-off' }
type ChoicePreference<Id extends 'theme' | 'rows'> = Common<Id> & {
  readonly kind: 'choice'
  readonly choices: readonly { value: Preferences[Id]; label: string }[]
}
export type Preference = NumberPreference | OnOffPreference | ChoicePreference<'theme'> | ChoicePreference<'rows'>

/** The rows of preferences, whatever page they are on. */
export const preferenceRows: readonly Preference[] = [
  {
    kind: 'choice',
    id: 'theme',
    page: 'preferences',
    label: words.theme,
    help: words.themeHelp,
    choices: themes.map((value) => ({ value, label: words.themes[value] })),
  },
  {
    kind: 'choice',
    id: 'rows',
    page: 'preferences',
    label: words.rows,
    help: words.rowsHelp,
    choices: rowStyles.map((value) => ({ value, label: words.rowStyles[value] })),
  },
  {
    kind: 'number',
    id: 'expirySoonDays',
    page: 'preferences',
    label: words.expirySoon,
    help: words.expirySoonHelp,
    unit: words.days,
  },
  {
    kind: 'number',
    id: 'clipboardSeconds',
    page: 'security',
    label: words.clipboard,
    help: (platform) => words.clipboardHelp + clipboardHistory(platform),
    unit: words.seconds,
  },
  {
    kind: 'number',
    id: 'revealSeconds',
    page: 'security',
    label: words.reveal,
    help: words.revealHelp,
    unit: words.seconds,
  },
  {
    kind: 'number',
    id: 'hideAfterMinutes',
    page: 'security',
    label: words.hideAfter,
    help: words.hideAfterHelp,
    unit: words.minutes,
  },
  { kind: 'on-off', id: 'hideWhenLocked', page: 'security', label: words.hideWhenLocked, help: words.hideWhenLockedHelp },
]

export function helpOf({ help }: Preference, platform: string): string {
  return typeof help === 'string' ? help : help(platform)
}

/** What a preference holds, in the words of its row. */
export function shownValue(preference: Preference, preferences: Preferences): string {
  switch (preference.kind) {
    case 'number':
      return `${preferences[preference.id]} ${preference.unit}`
    case 'on-off':
      return preferences[preference.id] ? words.on : words.off
    case 'choice':
      return preference.choices.find(({ value }) => value === preferences[preference.id])?.label ?? ''
  }
}

function clipboardHistory(platform: string): string {
  const { history } = securityRowTexts
  return platform === 'win32' || platform === 'darwin' ? history[platform] : history.linux
}
