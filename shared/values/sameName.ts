type Known = { path: string; name: string }

/** Whether another project on the list has the same name, such as a copy of a game. */
export function hasSameName(path: string, recent: readonly Known[]): boolean {
  const name = recent.find((one) => one.path === path)?.name
  return recent.some((one) => one.path !== path && one.name === name)
}

/** The last two folders of a path, which tell copies apart. */
export function ending(path: string): string {
  const parts = path.split(/[/\\]/).filter(Boolean)
  return parts.length <= 2 ? path : `…/${parts.slice(-2).join('/')}`
}
