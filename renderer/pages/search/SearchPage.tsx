import { Suspense, type ReactNode } from 'react'

import { searchTexts as texts } from '../../../shared/texts/search'
import type { ProjectView } from '../../../shared/view'
import { ProjectBanners } from '../../rows/Banners'
import { ReadOnlyFiles } from '../../rows/ReadOnlyFiles'
import { Marked } from '../../search/Marked'
import type { Results } from '../../search/results'
import { NoHits } from './NoHits'
import { isStillReading } from './stillReading'
import { UnknownFilters } from './UnknownFilters'

/** The hits of one page. `onPage` goes there. */
type Found = { id: string; label: string; count: number; rows: ReactNode; onPage: () => void }

type Props = { project: ProjectView; results: Results; found: readonly Found[]; onSearch: (text: string) => void }

/** Everything that was found on all pages: the rows themselves, which can be used right here. */
export function SearchPage({ project, results, found, onSearch }: Props) {
  return (
    <>
      <header className="page-header">
        <h1>{texts.title}</h1>
        {results.hits.length > 0 && <p className="page-summary">{texts.found(results.hits.length, found.length)}</p>}
      </header>
      <UnknownFilters results={results} onSearch={onSearch} />
      {results.hits.length === 0 && <NoHits results={results} isReading={isStillReading(project, results)} onSearch={onSearch} />}
      {results.hits.length > 0 && <ProjectBanners project={project} />}
      {results.hits.length > 0 && <ReadOnlyFiles project={project} />}
      {found.map(({ id, label, count, rows, onPage }) => (
        <section key={id} className="found">
          <div className="found-heading">
            <h2>
              <Marked text={label} />
            </h2>
            <span className="is-dim">{texts.hits(count)}</span>
            <button type="button" className="link-button" data-section="" onClick={onPage}>
              {texts.showPage(label)}
            </button>
          </div>
          <Suspense>{rows}</Suspense>
        </section>
      ))}
    </>
  )
}
