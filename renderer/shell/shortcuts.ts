import { useEffect, useRef } from 'react'

import { call } from '../bridge/bridge'
import { boundKey, shortcuts, type Shortcut } from '../ui/keys'

type Actions = { onSearch: () => void; onPreferences: () => void; onSwitch: () => void }

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
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function actionOf(event: KeyboardEvent, { onSearch, onPreferences, onSwitch }: Actions): (() => void) | null {
  if (event.key === shortcuts.panes) return () => moveToPane(event.shiftKey ? -1 : 1)
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

/** Undo belongs to the text field if it is for a search or a secret or holds uncommitted text, and to the settings otherwise. */
function historyAction(isRedo: boolean): (() => void) | null {
  const focused = document.activeElement
  const isText = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement
  if (isText && !focused.readOnly) {
    if (focused.type === 'search' || focused.type === 'password') return null
    if (focused.dataset['uncommitted'] !== undefined) return null
  }
  return () => void call(isRedo ? 'history.redo' : 'history.undo', undefined)
}

const focusable = 'input:not(:disabled), button:not(:disabled), [tabindex="0"]'

/** Moves the focus to the next part of the window: toolbar, tree, page, status line. */
function moveToPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const current = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(current + by + panes.length) % panes.length]
  const target = next?.querySelector<HTMLElement>('[data-pane-start]') ?? next?.querySelector<HTMLElement>(focusable)
  ;(target ?? next)?.focus()
}
