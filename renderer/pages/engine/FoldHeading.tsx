import { ChevronDown } from 'lucide-react'

import { Marked } from '../../search/Marked'
import type { Fold } from './outline'

type Props = {
  fold: Fold
  level: number
  /** Null in a search, where nothing is folded away. */
  onFold: (() => void) | null
}

const arrow = <ChevronDown className="section-arrow" size={12} strokeWidth={2.25} aria-hidden />

/** A foldout of the page: a bar for a section, a row for what is folded in one. */
export function FoldHeading({ fold: { label, depth, isOpen, isModified, summary }, level, onFold }: Props) {
  const Heading = `h${Math.min(6, level + depth)}` as 'h2'
  const isSection = depth === 0
  const look = isSection ? 'section-button' : 'fold-button'
  const name = (
    <span className="fold-label">
      <Marked text={label} />
    </span>
  )
  return (
    <Heading
      className={`fold ${isSection ? 'is-section' : 'is-inner'}${isModified && !isOpen ? ' is-modified' : ''}`}
      data-depth={Math.min(depth, 4)}
    >
      {onFold === null ? (
        <span className={look}>{name}</span>
      ) : (
        <button type="button" className={look} data-section="" aria-expanded={isOpen} onClick={onFold}>
          {arrow}
          {name}
          {!isOpen && !isSection && (
            <span className="fold-summary" aria-hidden>
              {summary}
            </span>
          )}
        </button>
      )}
    </Heading>
  )
}
