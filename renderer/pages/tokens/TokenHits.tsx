import { useMemo } from 'react'

import type { ServiceId } from '../../../shared/catalog/services'
import { tokensTexts as texts } from '../../../shared/texts/tokens'
import { Row } from '../../rows/Row'
import { rowHeight } from '../../rows/rowHeight'
import { Marked } from '../../search/Marked'
import { useShownResults } from '../../search/results'
import type { SearchRow } from '../../search/row'
import { Button } from '../../ui/Button'
import { InSight } from '../../ui/InSight'
import { showToken } from './showToken'

/** The tokens that a search hits. One that is chosen is shown in its table. `onTable` goes there. */
export function TokenHits({ service, onTable }: { service: ServiceId; onTable: () => void }) {
  const results = useShownResults()
  const page = `${service}/tokens`
  const hits = useMemo(() => results?.hitsOn(page) ?? [], [results, page])

  function show({ key }: SearchRow): void {
    onTable()
    showToken(key.slice(page.length + 1))
  }

  return (
    <InSight items={hits} keyOf={keyOf} heightOf={rowHeight}>
      {(hit) => (
        <Row label={hit.label} rowKey={hit.key}>
          <div className="plain-value">
            <span className="pill">
              <Marked text={hit.held.text} />
            </span>
            <Button className="link-button" aria-label={texts.showToken(hit.label)} onPress={() => show(hit)}>
              {texts.showInTable}
            </Button>
          </div>
        </Row>
      )}
    </InSight>
  )
}

const keyOf = ({ key }: SearchRow) => key
