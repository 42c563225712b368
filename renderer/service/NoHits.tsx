import { Button } from 'react-aria-components'

import { texts } from '../texts/service'

/** A page none of whose rows is hit by the search. */
export function NoHits({ query, onShowAll }: { query: string; onShowAll: () => void }) {
  return (
    <div className="no-hits">
      <p>{texts.noHits(query)}</p>
      <p className="is-dim">{texts.noHitsHelp}</p>
      <Button className="button" onPress={onShowAll}>
        {texts.showAll}
      </Button>
    </div>
  )
}
