/** The window's shortcuts, in the order they are listed. All are held with Ctrl, or Cmd on macOS, except F keys. */
export const shortcuts = {
  search: 'F',
  undo: 'Z',
  redo: 'Y',
  open: 'O',
  switch: 'P',
  preferences: ',',
  hide: 'L',
  panes: 'F6',
} as const
export type Shortcut = keyof typeof shortcuts

type Pressed = Pick<KeyboardEvent, 'key' | 'code'>

/**
 * The key by which a shortcut is known: what the user's layout writes, or, where that is no Latin letter (as with Cyrillic,
 * Greek, Arabic or Hebrew), what the same physical key writes on a US keyboard.
 */
export function boundKey({ key, code }: Pressed): string {
  if (/^[ -~]+$/.test(key)) return key.toLowerCase()
  return code === 'Comma' ? ',' : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key)
}

/**
 * Hides from the page the keys that an input method takes, such as the Enter that picks a word: they neither save nor drop
 * what is being typed. The input method itself still gets them.
 */
export function leaveKeysToInputMethods(): void {
  function hide(event: KeyboardEvent): void {
    if (!event.isComposing) return
    event.stopImmediatePropagation()
    // Otherwise a search field empties itself.
    if (event.key === 'Escape') event.preventDefault()
  }
  window.addEventListener('keydown', hide, { capture: true })
  window.addEventListener('keyup', hide, { capture: true })
}

/**
 * Takes Enter for one press however long it is held, on buttons, links and fields alike: otherwise it would send a command
 * again and again, or answer the dialog that the first one has opened. In a text of several lines it goes on typing.
 */
export function takeHeldKeysOnce(): void {
  function stop(event: KeyboardEvent): void {
    const { target, key, repeat, ctrlKey, metaKey } = event
    const isTyped = isTextOfLines(target) && !ctrlKey && !metaKey
    if (!repeat || key !== 'Enter' || isTyped) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', stop, { capture: true })
}

/** Whether a key is pressed in a text of several lines, which has its own use for Enter and the arrows. */
export const isTextOfLines = (target: EventTarget | null): boolean =>
  target !== null && 'tagName' in target && target.tagName === 'TEXTAREA'
