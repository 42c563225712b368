import type { Input, WebContents } from 'electron'

/** Chromium's levels: each is 1.2 times the one before. */
const levels = { smallest: -3, usual: 0, largest: 5 }

/** Ctrl (Cmd) with plus, minus and zero makes a window's page larger, smaller, and its usual size. Chromium remembers it. */
export function zoomByKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, input) => {
    const level = levelAfter(input, contents.getZoomLevel())
    if (level === null) return
    event.preventDefault()
    contents.setZoomLevel(level)
  })
}

type Keys = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt'>

/** Null for any other key. `=` and `_` share their keys with plus and minus, and some layouts write digits only with Shift. */
export function levelAfter({ type, key, code, control, meta, alt }: Keys, level: number): number | null {
  if (type !== 'keyDown' || !(control || meta) || alt) return null
  if (['+', '='].includes(key)) return Math.min(level + 1, levels.largest)
  if (['-', '_'].includes(key)) return Math.max(level - 1, levels.smallest)
  return key === '0' || code === 'Digit0' ? levels.usual : null
}
