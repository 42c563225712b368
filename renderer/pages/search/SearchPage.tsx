import { lazy, Suspense, type ReactNode } from 'react'
import { Button } from 'react-aria-components'

import { serviceOf } from '../../../shared/services'
import { searchTexts as texts, shellTexts as names } from '../../../shared/texts'
import type { ProjectView, View } from '../../../shared/view'
import type { PageName } from '../pageName'
import { PreferenceRows } from '../../rows/preferences/PreferenceRows'
import { ProjectBanners } from '../../rows/Banners'
import { ReadOnlyFiles } from '../../rows/ReadOnlyFiles'
import { ServiceRows } from '../service/ServiceRows'
import { Marked } from '../../search/Marked'
import { NoHits } from './NoHits'
import type { Results } from '../../search/results'
import { UnknownFilters } from './UnknownFilters'

type Props = {
  view: View
  project: ProjectView
  results: Results
  onSearch: (text: string) => void
  onPage: (page: PageName) => void
}

const GeneralRows = lazy(async () => ({ default: (await import('../general/GeneralRows')).GeneralRows }))

/** Everything that was found, whatever page it is on: the rows themselves, to be used where they stand. */
export function SearchPage({ view, project, results, onSearch, onPage }: Props) {
  const found = project.services.filter(({ id }) => results.countOn(id) > 0)
  const pages = new Set(results.hits.map(({ page }) => page)).size
  return (
    <>
      <header className="page-header">
        <h1>{texts.title}</h1>
        {results.hits.length > 0 && <p className="page-summary">{texts.found(results.hits.length, pages)}</p>}
      </header>
      <UnknownFilters results={results} onSearch={onSearch} />
      {results.hits.length === 0 && <NoHits results={results} onSearch={onSearch} />}
      {results.hits.length > 0 && <ProjectBanners project={project} />}
      {results.hits.length > 0 && <ReadOnlyFiles project={project} />}
      {results.countOn('general') > 0 && (
        <Found label={names.general} count={results.countOn('general')} onPage={() => onPage('general')}>
          <Suspense>
            <GeneralRows project={project} level={3} />
          </Suspense>
        </Found>
      )}
      {found.map((service) => (
        <Found key={service.id} label={serviceOf(service.id).label} count={results.countOn(service.id)} onPage={() => onPage(service.id)}>
          <ServiceRows project={project} service={service} level={3} />
        </Found>
      ))}
      {(['security', 'preferences'] as const).map(
        (page) =>
          results.countOn(page) > 0 && (
            <Found key={page} label={names[page]} count={results.countOn(page)} onPage={() => onPage(page)}>
              <PreferenceRows view={view} of={(preference) => preference.page === page} />
            </Found>
          ),
      )}
    </>
  )
}

type FoundProps = { label: string; count: number; onPage: () => void; children: ReactNode }

/** The hits of one page, with the way there. */
function Found({ label, count, onPage, children }: FoundProps) {
  return (
    <section className="found">
      <div className="found-heading">
        <h2>
          <Marked text={label} />
        </h2>
        <span className="is-dim">{texts.hits(count)}</span>
        <Button className="link-button" onPress={onPage}>
          {texts.showPage(label)}
        </Button>
      </div>
      {children}
    </section>
  )
}
