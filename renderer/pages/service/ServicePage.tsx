import { nameAt, serviceOf } from '../../../shared/catalog/services'
import { serviceTexts as texts } from '../../../shared/texts/service'
import type { ProjectView, ServiceView } from '../../../shared/view'
import { ProjectBanners } from '../../rows/Banners'
import { ReadOnlyFiles } from '../../rows/ReadOnlyFiles'
import { ServiceTitle } from '../../rows/ServiceTitle'
import { Held } from '../../ui/Held'
import { ServiceRows } from './ServiceRows'

const settingsPath = '.latchkey/project.json'

type Props = { project: ProjectView; service: ServiceView }

/** The page of a service. */
export function ServicePage({ project, service }: Props) {
  const declared = serviceOf(service.id)
  const { label, caution } = declared
  const name = nameAt(declared, project.environment)
  return (
    <>
      <header className="page-header">
        <ServiceTitle title={label} service={service} />
        <p className="page-summary">
          {name !== null && texts.environment(name)}
          {texts.savedIn}
          <code>{settingsPath}</code>
          {texts.secretsStay}
        </p>
        {caution !== undefined && <p className="page-caution">{caution}</p>}
      </header>
      <Held>
        <ProjectBanners project={project} />
      </Held>
      <ReadOnlyFiles project={project} paths={[settingsPath, ...service.targets.map(({ path }) => path)]} />
      <ServiceRows project={project} service={service} />
    </>
  )
}
