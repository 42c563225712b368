export type MenuAction = {
  id: string
  label: string
  /** Shown beside the label, dimmed. */
  detail?: string
  /** A keyboard shortcut, such as Ctrl+O. */
  shortcut?: string
  onAction: () => void
}

/** Groups are separated by a line. */
export type MenuGroup = { id: string; title?: string; actions: readonly MenuAction[] }
