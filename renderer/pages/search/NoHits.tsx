import { enginePageTexts } from '../../../shared/texts/enginePages'
import { searchTexts as texts } from '../../../shared/texts/search'

import { obstacles } from '../../search/match'
import { without } from '../../search/query'
import type { Results } from '../../search/results'
import { Button } from '../../ui/Button'

type Props = { results: Results; isReading: boolean; onSearch: (text: string) => void }

/** Shown when nothing was found: which words are to blame, and what to do next. */
export function NoHits({ results, isReading, onSearch }: Props) {
  const { text } = results
  if (isReading) return <p className="no-hits is-dim">{enginePageTexts.reading}</p>
  const found = obstacles(results)
  return (
    <div className="no-hits">
      <p>
        <strong>{texts.none(text)}</strong>
      </p>
      {found.length === 0 && <p className="is-dim">{texts.howItLooks}</p>}
      {found.map(({ token, hits }) => (
        <p key={token} className="is-dim">
          {texts.emptied(token, hits)}
        </p>
      ))}
      <div className="control">
        {found.map(({ token }) => (
          <Button key={token} className="button" onPress={() => onSearch(without(text, token))}>
            {texts.remove(token)}
          </Button>
        ))}
        <Button className="button" onPress={() => onSearch('')}>
          {texts.clear}
        </Button>
      </div>
    </div>
  )
}
