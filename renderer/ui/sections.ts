import { isTextOfLines } from './keys'

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>

/** Which way a key leads among the sections of a page: with Ctrl or Cmd from anywhere, on the heading of one alone. */
export function sectionStep({ key, ctrlKey, metaKey, altKey, shiftKey, target }: Pressed): 1 | -1 | null {
  const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[key]
  if (by === undefined || altKey || shiftKey || isTextOfLines(target)) return null
  return ctrlKey || metaKey || isHeading(target) ? by : null
}

const isHeading = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('[data-section]')

/** Puts the focus on a heading, and what is below it into sight. */
export function focusHeading(heading: HTMLElement): void {
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: 'start' })
}
