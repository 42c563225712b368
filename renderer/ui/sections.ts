import { isTextOfLines } from './keys'
import { bringIntoSight } from './useSight'

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

/** The item of a list that something is in, by its number; null if it is in none. */
export function itemIn(list: Element, inside: EventTarget | null): number | null {
  const item = [...list.querySelectorAll(ownItems)].find((one) => inside instanceof Node && one.contains(inside))
  return item === undefined ? null : Number(item.getAttribute('data-item'))
}

/** Puts the focus on the heading of an item, which may never have been drawn. */
export function focusItem(list: Element, item: number, key: string): void {
  const heading = () => list.querySelector(`${ownItems}[data-item="${item}"]`)?.querySelector<HTMLElement>('[data-section]')
  const enter = () => {
    const drawn = heading()
    if (drawn) focusHeading(drawn)
  }
  if (!heading()) bringIntoSight(key)
  // What is scrolled to is drawn at the beginning of the next frame.
  if (heading()) enter()
  else requestAnimationFrame(enter)
}

/** Not those of lists in its items. */
const ownItems = ':scope > div > [data-item]'
