import { useMemo, useState } from 'react'

import { fieldOf, serviceOf } from '../../../shared/catalog/services'
import { renewalDayId } from '../../../shared/catalog/ownFields'
import { overviewTexts as texts } from '../../../shared/texts/overview'
import { shellTexts } from '../../../shared/texts/shell'
import type { ProjectView, View } from '../../../shared/view'
import { ProjectBanners } from '../../rows/Banners'
import { RenewalDayDialog } from '../../rows/RenewalDay'
import { renewalDayIn } from '../../rows/renewalDays'
import type { RowAim } from '../../rows/rowAim'
import { Held } from '../../ui/Held'
import { Section } from '../../ui/Section'
import { useNow } from '../../ui/time'
import { EngineState } from './EngineState'
import { OverviewTable } from './OverviewTable'
import { overviewRows, type Aim } from './overviewRows'
import { WrongNow } from './WrongNow'

type Props = { view: View; project: ProjectView; onPage: (page: string) => void; onRow: (aim: RowAim) => void }

/** What the project uses, where each key is, and what is due. */
export function OverviewPage({ view, project, onPage, onRow }: Props) {
  const now = useNow()
  const [dated, setDated] = useState<Aim | null>(null)
  const { hidden } = view.protection
  const { expirySoonDays: soonDays } = view.preferences
  const rows = useMemo(() => overviewRows(project, hidden, { now, soonDays }), [project, hidden, now, soonDays])
  const { environment, environments } = project

  /** The day of a secret is set here; everything else on the page of its service. */
  function follow(aim: Aim): void {
    if (aim.isDate === true && dateOf(project, aim) !== null && project.readOnly === null) return setDated(aim)
    const { page, key } = aim.row
    onRow({ page, row: key === page ? null : key, environment: aim.environment })
  }

  return (
    <>
      <header className="page-header">
        <h1>{shellTexts.overview}</h1>
        <p className="page-summary">{texts.summary}</p>
      </header>
      <Held>
        <ProjectBanners project={project} />
      </Held>
      <WrongNow
        project={project}
        onShow={({ service: { id }, field, environment: there }) =>
          onRow({ page: id, row: `${id}/${field.id}`, environment: there })
        }
      />
      <Section label={texts.services}>
        {rows.length === 0 ? (
          <p className="overview-empty is-dim">{texts.noServices}</p>
        ) : (
          <OverviewTable rows={rows} environments={environments} environment={environment} onAim={follow} />
        )}
      </Section>
      <EngineState project={project} onCompare={() => onPage('compare')} />
      {dated !== null && <DateDialog project={project} aim={dated} onClose={() => setDated(null)} />}
    </>
  )
}

/** The secret that a cell is about, with what its environment holds; null if it is about something else. */
function dateOf({ services, environment: shown }: ProjectView, { row: { key, page }, environment }: Aim) {
  const service = services.find(({ id }) => id === page)
  const field = service && fieldOf(serviceOf(service.id), key.slice(page.length + 1))
  if (service === undefined || field?.kind !== 'secret') return null
  const there = environment === shown ? service : service.elsewhere.find((other) => other.environment === environment)
  // What all environments share is beside the one that is shown.
  return { service, field, there: field.perEnvironment ? (there ?? service) : service }
}

function DateDialog({ project, aim, onClose }: { project: ProjectView; aim: Aim; onClose: () => void }) {
  const found = dateOf(project, aim)
  if (found === null) return null
  const { service, field, there } = found
  const at = { service: service.id, environment: aim.environment }
  return (
    <RenewalDayDialog
      at={at}
      field={field}
      day={renewalDayIn(there, field.id)}
      problem={there.problems[renewalDayId(field.id)]}
      onClose={onClose}
    />
  )
}
