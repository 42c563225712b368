import { ChevronDown } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'

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
  const [isOpen, setOpen] = useState(true)
  return (
    <Disclosure className="section" isExpanded={isForcedOpen || isOpen} onExpandedChange={setOpen}>
      <Heading className="section-heading" level={level}>
        <Button slot="trigger" className="section-button">
          <ChevronDown className="section-arrow" size={12} strokeWidth={2.25} aria-hidden />
          {label}
        </Button>
      </Heading>
      <DisclosurePanel className="section-panel">{children}</DisclosurePanel>
    </Disclosure>
  )
}
