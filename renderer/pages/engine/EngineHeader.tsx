import type { EnginePageView } from '../../../shared/engineSettings'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { engineNames } from '../../../shared/texts/engineNames'
import { generalPageTexts } from '../../../shared/texts/generalPage'
import type { ProjectView } from '../../../shared/view'
import { Banner } from '../../rows/Banners'
import { ReadOnlyFiles } from '../../rows/ReadOnlyFiles'

type Props = { project: ProjectView; page: EnginePageView }

/** The files of a page, whether they can be written, and whether the engine is running. */
export function EngineSummary({ project, page: { files } }: Props) {
  const { engine, readOnly } = project
  const isFixed = readOnly !== null || files.every(({ why }) => why !== undefined)
  const parts = [
    isFixed ? texts.notEdited : texts.writable,
    // Only Unity says it in a file.
    engine.kind === 'unity' && !engine.open ? texts.closed(engineNames.unity) : null,
  ]
  return (
    <p className="page-summary engine-files selectable">
      {files.map(({ path, why }) => (
        <span key={path}>
          <code>{path}</code>
          {why !== undefined && !isFixed && ` (${texts.notEdited})`}
          {' · '}
        </span>
      ))}
      {parts.filter((text) => text !== null).join(' · ')}
    </p>
  )
}

/** What stands in the way of editing, said once. */
export function EngineBanners({ project, page: { files } }: Props) {
  const { engine, readOnly, readOnlyFiles } = project
  const refused = files.filter(({ path, why }) => why !== undefined && !readOnlyFiles.some((file) => file.path === path))
  const canWrite = readOnly === null && files.some(({ why }) => why === undefined)
  return (
    <>
      {readOnly !== null && <Banner>{readOnly}</Banner>}
      {engine.open && canWrite && <Banner>{generalPageTexts.open}</Banner>}
      <ReadOnlyFiles project={project} paths={files.map(({ path }) => path)} />
      {refused.map(({ path, why }) => (
        <Banner key={path}>
          <p className="selectable">{why?.message}</p>
        </Banner>
      ))}
    </>
  )
}
