import { securityTexts as texts } from '../../shared/texts'
import type { View } from '../../shared/view'
import { PreferenceRows } from '../preferences/PreferenceRows'
import { Section } from '../ui/Section'
import { LostProjects } from './LostProjects'
import { Protection } from './Protection'
import { StoredSecrets } from './StoredSecrets'
import { useSecurity } from './useSecurity'

/** What protects secrets, which there are, and how long they may be seen. */
export function SecurityPage({ view }: { view: View }) {
  const security = useSecurity()
  const found = security?.secrets.filter(({ isLost }) => !isLost) ?? []
  const lost = security?.secrets.filter(({ isLost }) => isLost) ?? []
  return (
    <>
      <header className="page-header">
        <h1>{texts.title}</h1>
        <p className="page-summary">{texts.summary}</p>
      </header>
      <Section label={texts.protection}>
        <Protection protection={view.protection} slots={security?.slots ?? []} />
      </Section>
      {(found.length > 0 || lost.length === 0) && (
        <Section label={texts.stored}>{security !== null && <StoredSecrets label={texts.stored} secrets={found} />}</Section>
      )}
      {lost.length > 0 && (
        <Section label={texts.lost.title}>
          <LostProjects secrets={lost} project={view.project} />
        </Section>
      )}
      <Section label={texts.screen}>
        <PreferenceRows view={view} of={({ page }) => page === 'security'} />
      </Section>
    </>
  )
}
