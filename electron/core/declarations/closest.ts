/** Of some names, the one that was probably meant by a misspelt one; null if none is near. */
export function closest(written: string, names: readonly string[]): string | null {
  const far = written.length < 3 ? 0 : Math.max(1, Math.floor(written.length / 3))
  const near = names.map((name) => ({ name, distance: distanceOf(written.toLowerCase(), name.toLowerCase(), far) }))
  const [first] = near.filter(({ distance }) => distance <= far).toSorted((one, other) => one.distance - other.distance)
  return first?.name ?? null
}

const longest = 64

/** How many letters have to be put in, taken out or replaced; `far` at most for a word that was only begun. */
function distanceOf(one: string, other: string, far: number): number {
  if (Math.max(one.length, other.length) > longest) return longest
  if (one.length > 2 && other.startsWith(one)) return Math.min(far, other.length - one.length)
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [at, theirs] of [...other].entries()) {
      next.push(Math.min((row[at] ?? 0) + (letter === theirs ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? longest
}
