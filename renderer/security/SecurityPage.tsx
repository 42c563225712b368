import { securityTexts as texts } from '../../shared/texts'
import type { View } from '../../shared/view'
import { PreferenceRows } from '../preferences/PreferenceRows'
import { Section } from '../ui/Section'
import { Protection } from './Protection'
import { StoredSecrets } from './StoredSecrets'
import { useSecurity } from './useSecurity'

/** What protects secrets, which there are, and how long they may be seen. */
export function SecurityPage({ view }: { view: View }) {
  const security = useSecurity()
  return (
    <>
      <header className="page-header">
        <h1>{texts.title}</h1>
        <p className="page-summary">{texts.summary}</p>
      </header>
      <Section label={texts.protection}>
        <Protection protection={view.protection} slots={security?.slots ?? []} />
      </Section>
      <Section label={texts.stored}>{security !== null && <StoredSecrets secrets={security.secrets} />}</Section>
      <Section label={texts.screen}>
        <PreferenceRows view={view} of={({ page }) => page === 'security'} />
      </Section>
    </>
  )
}
