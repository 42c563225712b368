import { Suspense, type ReactNode } from 'react'

import { searchTexts as texts } from '../../../shared/texts/search'
import type { ProjectView } from '../../../shared/view'
import { ProjectBanners } from '../../rows/Banners'
import { ReadOnlyFiles } from '../../rows/ReadOnlyFiles'
import { Marked } from '../../search/Marked'
import type { Results } from '../../search/results'
import { InSight } from '../../ui/InSight'
import { NoHits } from './NoHits'
import { pressAmongPages } from './pressAmongPages'
import { isStillReading } from './stillReading'
import { UnknownFilters } from './UnknownFilters'

/** The hits of one page. `onPage` goes there. */
type Found = { id: string; label: string; count: number; rows: ReactNode; onPage: () => void }

const keyOf = ({ id }: Found) => id
/** In pixels: a heading, and rows of the smallest kind. */
const heightOf = ({ count }: Found) => 50 + 25 * count

type Props = { project: ProjectView; results: Results; found: readonly Found[]; onSearch: (text: string) => void }

/** Everything that was found on all pages: the rows themselves, which can be used right here. */
export function SearchPage({ project, results, found, onSearch }: Props) {
  return (
    <>
      <header className="page-header">
        <h1>{texts.title}</h1>
        {results.count > 0 && <p className="page-summary">{texts.found(results.count, found.length)}</p>}
      </header>
      <UnknownFilters results={results} onSearch={onSearch} />
      {results.count === 0 && <NoHits results={results} isReading={isStillReading(project, results)} onSearch={onSearch} />}
      {results.count > 0 && <ProjectBanners project={project} />}
      {results.count > 0 && <ReadOnlyFiles project={project} />}
      <div role="presentation" onKeyDown={(event) => pressAmongPages(found.map(keyOf), event)}>
        <InSight items={found} keyOf={keyOf} heightOf={heightOf} areLists>
          {({ label, count, rows, onPage }) => (
            <section className="found">
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
          )}
        </InSight>
      </div>
    </>
  )
}
