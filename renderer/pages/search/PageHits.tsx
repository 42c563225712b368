import { searchTexts as texts } from '../../../shared/texts/search'
import type { Results } from '../../search/results'
import type { Search } from '../../search/useSearch'
import { Button } from '../../ui/Button'

type Props = { page: string; results: Results; search: Search }

/** Says that a page shows only its own hits, with a button for all of them. */
export function PageHits({ page, results, search }: Props) {
  const here = results.countOn(page)
  return (
    <div className="banner" role="note">
      <div className="banner-row">
        <p>{here === 0 ? texts.noneHere : texts.onlyHere(results.count)}</p>
        <div className="control">
          <Button className="link-button" onPress={search.widen}>
            {texts.showAllHits}
          </Button>
          <Button className="link-button" onPress={() => search.change('')}>
            {texts.clear}
          </Button>
        </div>
      </div>
    </div>
  )
}
