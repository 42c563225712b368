import { shellTexts as texts } from '../../../shared/texts/shell'
import type { View } from '../../../shared/view'
import { Section } from '../../ui/Section'
import { About } from './About'
import { Keyboard } from './Keyboard'
import { PreferenceRows } from '../../rows/preferences/PreferenceRows'

const words = texts.preferencesPage

/** What the user chose for this computer. */
export function PreferencesPage({ view }: { view: View }) {
  return (
    <>
      <header className="page-header">
        <h1>{texts.preferences}</h1>
        <p className="page-summary">{words.summary}</p>
      </header>
      <Section label={words.appearance}>
        <PreferenceRows view={view} of={({ id }) => id === 'theme' || id === 'rows'} />
      </Section>
      <Section label={words.tokens}>
        <PreferenceRows view={view} of={({ id }) => id === 'expirySoonDays'} />
      </Section>
      <Keyboard platform={view.platform} />
      <About view={view} />
    </>
  )
}
