import type { LucideIcon } from 'lucide-react'
import { Button, Tooltip, TooltipTrigger, type PressEvent } from 'react-aria-components'

type Props = {
  /** The accessible name and the tooltip. */
  label: string
  icon: LucideIcon
  onPress: (event: PressEvent) => void
  isFilled?: boolean
  isDisabled?: boolean
}

/** A small square button with a picture, for the right end of a field or the toolbar. */
export function IconButton({ label, icon: Icon, onPress, isFilled = false, isDisabled = false }: Props) {
  return (
    <TooltipTrigger delay={500}>
      <Button className={`icon-button${isFilled ? ' is-filled' : ''}`} aria-label={label} onPress={onPress} isDisabled={isDisabled}>
        <Icon size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
