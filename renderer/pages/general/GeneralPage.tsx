import { commonClass, filesFor, nothingFound } from '../../../shared/general/general'
import { generalPageTexts as texts } from '../../../shared/texts/generalPage'
import type { ProjectView } from '../../../shared/view'
import { Banner, FolderNote } from '../../rows/Banners'
import { ClassBadge } from '../../rows/ClassBadge'
import { ReadOnlyFiles } from '../../rows/ReadOnlyFiles'
import { GeneralRows } from './GeneralRows'

/** The engine's own basic settings. */
export function GeneralPage({ project }: { project: ProjectView }) {
  const { engine, general, readOnly, readOnlyFiles } = project
  const files = [...filesFor(engine.kind, general?.found ?? nothingFound).keys()]
  // Files that are only marked read-only have their own banner below.
  const refused = general?.refused.filter(({ path }) => !readOnlyFiles.some((file) => file.path === path)) ?? []
  // If nothing can be edited here, nothing can clash with the open engine.
  const isFixed = readOnly !== null || files.every((file) => readOnlyFiles.some(({ path }) => path === file))
  return (
    <>
      <header className="page-header">
        <h1>
          {texts.title} <ClassBadge of={commonClass(engine.kind)} />
        </h1>
        <p className="page-summary">{texts.summary[engine.kind]}</p>
      </header>
      <FolderNote project={project} />
      {readOnly !== null && <Banner>{readOnly}</Banner>}
      {engine.open && !isFixed && <Banner>{texts.open}</Banner>}
      <ReadOnlyFiles project={project} paths={files} />
      {refused.map(({ path, why }) => (
        <Banner key={path}>
          <p className="selectable">{why.message}</p>
        </Banner>
      ))}
      {general === null && <p className="line general-reading">{texts.reading}</p>}
      <GeneralRows project={project} />
    </>
  )
}
