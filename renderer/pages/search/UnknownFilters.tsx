import { searchTexts as texts } from '../../../shared/texts/search'

import { without } from '../../search/query'
import type { Results } from '../../search/results'
import { Button } from '../../ui/Button'

type Props = { results: Results; onSearch: (text: string) => void }

/** Names each word that looks like a filter but isn't one. */
export function UnknownFilters({ results: { text, query }, onSearch }: Props) {
  return query.unknown.map((token) => (
    <div key={token} className="banner tone-warning" role="note">
      <div className="banner-row">
        <p>{texts.unknown(token)}</p>
        <Button className="link-button" onPress={() => onSearch(without(text, token))}>
          {texts.remove(token)}
        </Button>
      </div>
    </div>
  ))
}
