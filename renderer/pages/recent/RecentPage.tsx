import { shellTexts as texts } from '../../../shared/texts/shell'
import type { View } from '../../../shared/view'
import { ProjectList } from './ProjectList'

export function RecentPage({ view: { recent, project } }: { view: View }) {
  return (
    <>
      <header className="page-header">
        <h1>{texts.recent}</h1>
        <p className="page-summary">{texts.recentPage.summary}</p>
      </header>
      {recent.length === 0 && <p className="page-summary">{texts.recentPage.empty}</p>}
      <ProjectList recent={recent} current={project?.folder ?? null} />
    </>
  )
}
