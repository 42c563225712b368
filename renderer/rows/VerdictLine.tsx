import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'

import type { Verdict } from '../../shared/settingView'

const icons = { valid: CircleCheck, invalid: CircleX, unclear: CircleHelp }

/** A check's verdict, in words and with an icon, so that it does not depend on colour. */
export function VerdictLine({ verdict, text }: Verdict) {
  const Icon = icons[verdict]
  return (
    <p className={`line verdict is-${verdict}`} role="status">
      <Icon size={13} aria-hidden />
      <span>{text}</span>
    </p>
  )
}
