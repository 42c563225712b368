import type { ProjectView } from '../../shared/view'
import { Banner } from '../service/Banners'
import { texts } from '../texts/general'
import { GeneralRows } from './GeneralRows'

/** The engine's own basic settings. */
export function GeneralPage({ project }: { project: ProjectView }) {
  const { engine, general, readOnly } = project
  return (
    <>
      <header className="page-header">
        <h1>{texts.title}</h1>
        <p className="page-summary">{texts.summary[engine.kind]}</p>
      </header>
      {readOnly !== null && <Banner>{readOnly}</Banner>}
      {engine.open && <Banner>{texts.open}</Banner>}
      {general?.refused.map(({ path, why }) => (
        <Banner key={path}>
          <p className="selectable">{why.message}</p>
        </Banner>
      ))}
      {general === null && <p className="line general-reading">{texts.reading}</p>}
      <GeneralRows project={project} />
    </>
  )
}
