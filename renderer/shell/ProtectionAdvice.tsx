import type { RefObject } from 'react'
import { Popover } from 'react-aria-components'

import { shellTexts as texts } from '../../shared/texts/shell'
import type { Protection } from '../../shared/view'
import { Offers } from '../pages/security/Offers'
import { Button } from '../ui/Button'

export type AdviceProps = {
  protection: Protection
  trigger: RefObject<HTMLElement | null>
  onSecurity: () => void
  onClose: () => void
}

/** What to do about the protection of secrets, shown above the status line. */
export function ProtectionAdvice({ protection, trigger, onSecurity, onClose }: AdviceProps) {
  const { text, advice } = protection
  return (
    <Popover
      className="popover advice"
      aria-label={text}
      triggerRef={trigger}
      placement="top start"
      offset={6}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <p>{text}.</p>
      <p>{advice}</p>
      <div className="control">
        <Offers protection={protection} onPress={onClose} />
        <Button className="button" onPress={onSecurity}>
          {texts.securityPage}
        </Button>
      </div>
    </Popover>
  )
}
