import type { LucideIcon } from 'lucide-react'
import type { MouseEvent } from 'react'

type Props = {
  /** The accessible name and the tip. */
  label: string
  icon: LucideIcon
  onPress: (event: MouseEvent) => void
  isFilled?: boolean
  isDisabled?: boolean
  /** False for what the row's menu offers as well: Tab goes on to the next field. */
  isTabStop?: boolean
}

/**
 * A small square button with an icon, for the right end of a field or the toolbar. It is a plain element, since a page has a
 * dozen of them; the window's one tip serves them all.
 */
export function IconButton({ label, icon: Icon, onPress, isFilled = false, isDisabled = false, isTabStop = true }: Props) {
  return (
    <button
      type="button"
      className={`icon-button${isFilled ? ' is-filled' : ''}`}
      aria-label={label}
      data-help={label}
      disabled={isDisabled}
      tabIndex={isTabStop ? undefined : -1}
      onClick={onPress}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
