import type { AskedPage } from '../../../shared/about'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { engineNames } from '../../../shared/texts/engineNames'
import type { ProjectView, View } from '../../../shared/view'
import { pageName, pageTitle } from '../../rows/engine/names'
import type { Searched } from '../../search/row'
import { late } from '../../ui/late'

const EnginePage = late(async () => (await import('./EnginePage')).EnginePage)
const EngineHits = late(async () => (await import('./EngineHits')).EngineHits)

type Shown = { view: Pick<View, 'asked'>; project: ProjectView }

/** The pages of the engine's settings that a project has, in the form of the window's list of pages. */
export function enginePagesIn(project: ProjectView | null) {
  return (project?.enginePages ?? []).map((page) => enginePageOf(page.id, page.label, pageTitle(page)))
}

/** A page by its name in the window; undefined for the name of any other page. Only a project's view knows its label. */
export function enginePageCalled(name: string) {
  return name.startsWith(pageName('')) ? enginePageOf(name.slice(pageName('').length), '', '') : undefined
}

function enginePageOf(id: string, label: string, title: string) {
  return {
    id: pageName(id),
    label,
    title,
    search: {
      rows: ({ engineRows }: Searched) => engineRows?.get(id) ?? [],
      draw: ({ project }: Omit<Shown, 'view'>) => <EngineFound project={project} id={id} />,
    },
    draw: ({ view, project }: Shown) => <EngineView project={project} id={id} asked={view.asked} />,
  }
}

/** A page, or why the project does not have it. */
function EngineView({ project, id, asked }: { project: ProjectView; id: string; asked: AskedPage | null }) {
  const page = pageIn(project, id)
  if (page !== undefined) return <EnginePage key={`${project.folder}/${id}`} project={project} page={page} asked={asked} />
  return (
    <>
      <header className="page-header">
        <h1>{texts.title(engineNames[project.engine.kind])}</h1>
      </header>
      <p className="line general-reading">{whyNone(project)}</p>
    </>
  )
}

function whyNone({ engine, enginePages }: ProjectView): string {
  if (enginePages === null) return texts.reading
  return enginePages.length === 0 ? texts.none(engineNames[engine.kind]) : texts.gone
}

/** The rows of a page that a search has found. */
function EngineFound({ project, id }: { project: ProjectView; id: string }) {
  const page = pageIn(project, id)
  return page === undefined ? null : <EngineHits project={project} page={page} />
}

function pageIn({ enginePages }: ProjectView, id: string) {
  return enginePages?.find((page) => page.id === id)
}
