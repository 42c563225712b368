import { ChevronDown } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'

type Props = {
  label: string
  /** Level of the heading. */
  level?: 2 | 3
  /** True during a search, so that no hit stays folded away. */
  isForcedOpen?: boolean
  children: ReactNode
}

/** A part of a page that can be folded away. */
export function Section({ label, level = 2, isForcedOpen = false, children }: Props) {
  const [isUnfolded, setUnfolded] = useState(true)
  const id = useId()
  const isOpen = isForcedOpen || isUnfolded
  const Heading = `h${level}` as const
  return (
    <div className="section">
      <Heading className="section-heading">
        <button
          id={id}
          type="button"
          className="section-button"
          aria-expanded={isOpen}
          aria-controls={`${id}-panel`}
          onClick={() => setUnfolded(!isOpen)}
        >
          <ChevronDown className="section-arrow" size={12} strokeWidth={2.25} aria-hidden />
          {label}
        </button>
      </Heading>
      <div id={`${id}-panel`} className="section-panel" role="group" aria-labelledby={id} hidden={!isOpen}>
        {children}
      </div>
    </div>
  )
}
