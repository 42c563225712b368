import type { StoredSecret } from '../../../shared/securityView'
import { securityTexts as texts } from '../../../shared/texts/security'
import { teamTexts } from '../../../shared/texts/team'
import type { View } from '../../../shared/view'
import { PreferenceRows } from '../../rows/preferences/PreferenceRows'
import { Section } from '../../ui/Section'
import { ApprovedServices } from './ApprovedServices'
import { LostProjects } from './LostProjects'
import { Protection } from './Protection'
import { StoredSecrets } from './StoredSecrets'
import { useSecurity } from './useSecurity'

/** What protects secrets, which secrets there are, and how long they stay visible. */
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
      {security !== null && <Secrets secrets={security.secrets} project={view.project} />}
      {security?.declarations !== undefined && (
        <Section label={teamTexts.securityTitle}>
          <ApprovedServices declarations={security.declarations} />
        </Section>
      )}
      <Section label={texts.screen}>
        <PreferenceRows view={view} of={({ page }) => page === 'security'} />
      </Section>
    </>
  )
}

function Secrets({ secrets, project }: { secrets: readonly StoredSecret[]; project: View['project'] }) {
  const lost = secrets.filter(({ isLost }) => isLost)
  const found = secrets.filter(({ isLost }) => !isLost)
  return (
    <>
      {(found.length > 0 || lost.length === 0) && (
        <Section label={texts.stored}>
          <StoredSecrets label={texts.stored} secrets={found} />
        </Section>
      )}
      {lost.length > 0 && (
        <Section label={texts.lost.title}>
          <LostProjects secrets={lost} project={project} />
        </Section>
      )}
    </>
  )
}
