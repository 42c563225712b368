import type { Service } from '../../shared/fields'
import { serviceOf } from '../../shared/services'
import type { ProjectView, ServiceView } from '../../shared/view'
import { texts } from '../texts/service'
import { ProjectBanners } from './Banners'
import { ServiceRows } from './ServiceRows'

type Props = { project: ProjectView; service: ServiceView }

/** The page of a service. */
export function ServicePage({ project, service }: Props) {
  const { label, experimental, caution, environments }: Service = serviceOf(service.id)
  return (
    <>
      <header className="page-header">
        <h1>
          {label}
          {experimental !== undefined && <span className="badge">{texts.experimental}</span>}
        </h1>
        <p className="page-summary">
          {typeof environments !== 'string' && texts.environment(environments[project.environment])}
          {texts.savedIn}
          <code>.latchkey/project.json</code>
          {texts.secretsStay}
        </p>
        {experimental !== undefined && <p className="page-summary">{experimental}</p>}
        {caution !== undefined && <p className="page-caution">{caution}</p>}
      </header>
      <ProjectBanners project={project} />
      <ServiceRows project={project} service={service} />
    </>
  )
}
