import { useEffect, useRef } from 'react'

import { call } from '../bridge/bridge'
import { boundKey, shortcuts, type Shortcut } from '../ui/keys'
import { moveToPane, noteFocus } from './panes'
import { sectionAction } from './sections'

type Actions = {
  onSearch: () => void
  onPreferences: () => void
  onSwitch: () => void
  /** Where Escape leads from a page that shows hits; null without a search. */
  onBack: (() => void) | null
}

/** The window's keyboard shortcuts. Cmd on macOS is Ctrl elsewhere. */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      // While a dialog is open, nothing behind it changes.
      if (document.querySelector('[role=dialog], [role=alertdialog]') !== null) return
      const action = actionOf(event, latest.current)
      if (action === null) return
      event.preventDefault()
      // A key that is held down is one press.
      if (!event.repeat) action()
    }
    window.addEventListener('keydown', press)
    window.addEventListener('focusin', noteFocus)
    window.addEventListener('beforeinput', keepUndoHere)
    return () => {
      window.removeEventListener('keydown', press)
      window.removeEventListener('focusin', noteFocus)
      window.removeEventListener('beforeinput', keepUndoHere)
    }
  }, [])
}

function actionOf(event: KeyboardEvent, { onSearch, onPreferences, onSwitch, onBack }: Actions): (() => void) | null {
  if (event.key === shortcuts.panes) return () => moveToPane(event.shiftKey ? -1 : 1)
  if (event.key === 'Escape') return isFreeInPage(event) ? onBack : null
  const inSections = sectionAction(event)
  if (inSections !== null) return inSections
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const actions: Readonly<Record<Exclude<Shortcut, 'panes'>, () => (() => void) | null>> = {
    search: () => onSearch,
    undo: () => historyAction(event.shiftKey),
    redo: () => historyAction(true),
    open: () => () => void call('project.choose', undefined),
    switch: () => onSwitch,
    preferences: () => onPreferences,
    hide: () => () => void call('vault.hide', undefined),
  }
  const key = boundKey(event)
  return Object.entries(actions).find(([name]) => shortcuts[name as Shortcut].toLowerCase() === key)?.[1]() ?? null
}

/** Whether a key was pressed in the page and has not dropped what was typed there. */
const isFreeInPage = ({ defaultPrevented }: KeyboardEvent): boolean =>
  !defaultPrevented && (document.activeElement?.closest('main') ?? null) !== null

/** The browser's own undo has no bounds: it would change a field that was left long ago, and take the focus there. */
function keepUndoHere(event: InputEvent): void {
  if (event.inputType.startsWith('history') && event.target !== document.activeElement) event.preventDefault()
}

/** Undo belongs to the text field if it is for a search or holds uncommitted text, and to the settings otherwise. */
function historyAction(isRedo: boolean): (() => void) | null {
  const focused = document.activeElement
  const isText = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement
  if (isText && !focused.readOnly) {
    if (focused.type === 'search' || (focused.type === 'password' && focused.value !== '')) return null
    if (focused.dataset['uncommitted'] !== undefined) return null
  }
  return () => void call(isRedo ? 'history.redo' : 'history.undo', undefined)
}
