const longest = 64

/** Of some names, the one that was probably meant by a misspelt one; null if none is near. */
export function closest(written: string, names: readonly string[]): string | null {
  if (written.length < 3 || written.length > longest) return null
  const far = Math.max(1, Math.floor(written.length / 3))
  const near = names.map((name) => ({ name, distance: distanceOf(written.toLowerCase(), name.toLowerCase(), far) }))
  const [first] = near.filter(({ distance }) => distance <= far).toSorted((one, other) => one.distance - other.distance)
  return first?.name ?? null
}

/** How far a name is from what was written, of which it may be the beginning only. */
function distanceOf(written: string, name: string, far: number): number {
  if (name.length > longest) return longest
  return name.startsWith(written) ? Math.min(far, name.length - written.length) : lettersBetween(written, name)
}

/** How many letters have to be put in, taken out or replaced. */
function lettersBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [index, letter] of one.split('').entries()) {
    const next = [index + 1]
    for (const [at, theirs] of other.split('').entries()) {
      const [before = 0, above = 0, left = 0] = [row[at], row[at + 1], next[at]]
      next.push(Math.min(before + (letter === theirs ? 0 : 1), above + 1, left + 1))
    }
    row = next
  }
  return row.at(-1) ?? longest
}
