type Setting<V> = { value: V; conflict: { theirs: V; path: string } | null }

/** The settings that a file of the game has otherwise, with both values, by field id. */
export function conflictsIn<V>(
  settings: Readonly<Record<string, Setting<V>>>,
): Record<string, { ours: V; theirs: V; path: string }> {
  const all = Object.entries(settings).flatMap(([id, { value, conflict }]) =>
    conflict === null ? [] : [[id, { ours: value, ...conflict }] as const],
  )
  return Object.fromEntries(all)
}
