import type { View } from '../../shared/view'
import type { RowAim } from '../rows/rowAim'
import type { Search } from '../search/useSearch'
import type { PageName } from './page'
import { pageCalled, pagesWith } from './pages'
import { StartPage } from './recent/StartPage'
import { PageHits } from './search/PageHits'
import { SearchPage } from './search/SearchPage'

type Props = { view: View; page: PageName; search: Search; onPage: (page: PageName) => void; onRow: (aim: RowAim) => void }

/** The page area: the search results, or the chosen page. During a search the chosen page shows only its own hits. */
export function CurrentPage({ view, page: name, search, onPage, onRow }: Props) {
  const { project } = view
  const { results } = search
  const page = pageCalled(name)

  function showWhole(next: PageName): void {
    search.change('')
    onPage(next)
  }

  if (project !== null && search.isOn && results !== null) {
    const all = new Map(pagesWith(project).map((one) => [one.id, one]))
    const found = results.pages.flatMap((id) => {
      const { title, label = '', search: searched } = all.get(id) ?? {}
      return searched === undefined
        ? []
        : {
            id,
            label: title ?? label,
            count: results.countOn(id),
            rows: searched.draw({ view, project, onPage: showWhole, onRow }),
            onPage: () => showWhole(id),
          }
    })
    return (
      <SearchPage
        key={`${project.id}/${project.environment}`}
        project={project}
        results={results}
        found={found}
        onSearch={search.change}
      />
    )
  }
  return (
    <>
      {results !== null && page?.search !== undefined && <PageHits page={name} results={results} search={search} />}
      <Page view={view} page={page} onPage={onPage} onRow={onRow} />
    </>
  )
}

type PageProps = Pick<Props, 'view' | 'onPage' | 'onRow'> & { page: ReturnType<typeof pageCalled> }

function Page({ view, page, onPage, onRow }: PageProps) {
  const { project } = view
  if (page === undefined) return null
  if ('drawAlone' in page) return page.drawAlone(view)
  return project === null ? <StartPage view={view} /> : page.draw({ view, project, onPage, onRow })
}
