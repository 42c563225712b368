import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'

import type { Verdict } from '../../shared/view'

const icons = { valid: CircleCheck, invalid: CircleX, unclear: CircleHelp }

/** What a check said, in words and with a sign that does not depend on colour. */
export function VerdictLine({ verdict, text }: Verdict) {
  const Icon = icons[verdict]
  return (
    <p className={`line verdict is-${verdict}`} role="status">
      <Icon size={13} aria-hidden />
      <span>{text}</span>
    </p>
  )
}
