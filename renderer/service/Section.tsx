import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'

/** A part of a page that can be folded away. */
export function Section({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Disclosure className="section" defaultExpanded>
      <Heading className="section-heading" level={2}>
        <Button slot="trigger" className="section-button">
          <ChevronDown className="section-arrow" size={12} strokeWidth={2.25} aria-hidden />
          {label}
        </Button>
      </Heading>
      <DisclosurePanel className="section-panel">{children}</DisclosurePanel>
    </Disclosure>
  )
}
