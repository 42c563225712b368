export type MenuAction = {
  id: string
  label: string
  /** Beside the label, dimmed. */
  detail?: string
  /** A key, such as Ctrl+O. */
  shortcut?: string
  onAction: () => void
}

/** Groups are set apart by a line. */
export type MenuGroup = { id: string; title?: string; actions: readonly MenuAction[] }
