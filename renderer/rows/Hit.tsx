import type { ReactNode } from 'react'

import { FoundIn } from '../search/FoundIn'
import { Marked } from '../search/Marked'
import { hitsValue, useShownResults } from '../search/results'
import { useControls } from '../search/typing'
import { ClassBadge } from './ClassBadge'

/**
 * A row that a search can hit. One that appears while the search text is being typed is drawn as its texts first, which takes
 * a fifth of the time, and gets its controls when typing pauses, or before the user can reach for them.
 */
export function Hit({ rowKey, children }: { rowKey: string; children: ReactNode }) {
  return useControls() ? children : <Texts rowKey={rowKey} />
}

/** Looks like the row, as far as its texts go. */
function Texts({ rowKey }: { rowKey: string }) {
  const results = useShownResults()
  const row = results?.rowOf(rowKey)
  if (row === undefined) return null
  const { label, help, held } = row
  const isHit = hitsValue(results, rowKey)
  return (
    <div className={`row${held.isModified ? ' is-modified' : ''}${isHit ? ' is-hit' : ''}`} data-row={rowKey}>
      <div className="row-label">
        <span className="row-name">
          <Marked text={label} />
        </span>
        <ClassBadge of={row.class} />
      </div>
      <div>
        <div className="field">
          <span className="field-input mono">{held.text}</span>
        </div>
        <FoundIn rowKey={rowKey} help={help} />
      </div>
    </div>
  )
}
