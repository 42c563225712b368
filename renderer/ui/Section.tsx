import { ChevronDown } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import { seeAgain } from './useSight'

type Props = {
  label: string
  /** Level of the heading. */
  level?: 2 | 3
  /** True during a search, so that no hit stays folded away. */
  isForcedOpen?: boolean
  children: ReactNode
}

// Drawn once: nothing about it ever changes.
const arrow = <ChevronDown className="section-arrow" size={12} strokeWidth={2.25} aria-hidden />

/** A part of a page that can be folded away. Plain elements, since a search draws the sections of all pages at each letter. */
export function Section({ label, level = 2, isForcedOpen = false, children }: Props) {
  const id = useId()
  const [isOpen, setOpen] = useState(true)
  const isExpanded = isForcedOpen || isOpen
  const Heading = `h${level}` as const

  function fold(): void {
    flushSync(() => setOpen(!isExpanded))
    // What is below has moved.
    seeAgain()
  }

  return (
    <div className="section" data-expanded={isExpanded || undefined}>
      <Heading className="section-heading">
        <button
          id={`${id}-button`}
          type="button"
          className="section-button"
          data-section=""
          aria-expanded={isExpanded}
          aria-controls={id}
          onClick={fold}
        >
          {arrow}
          {label}
        </button>
      </Heading>
      <div id={id} className="section-panel" role="group" aria-labelledby={`${id}-button`} hidden={!isExpanded}>
        {children}
      </div>
    </div>
  )
}
