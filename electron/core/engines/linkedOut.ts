import { realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'

/**
 * Which folders of a project are links out of it, as in clones made by links. `original` is the project they all belong to,
 * if it is one. Null where there is no such link.
 */
export async function linkedOut(
  root: string,
  folders: readonly string[],
): Promise<{ names: string[]; original: string | null } | null> {
  const own = await realpath(root)
  const places = await Promise.all(folders.map((name) => realpath(join(root, name)).catch(() => null)))
  const links = folders.flatMap((name, index) => {
    const place = places[index]
    return place != null && isOutside(own, place) ? [{ name, place }] : []
  })
  const [first] = links
  if (first === undefined) return null
  const original = dirname(first.place)
  const isOne = links.every(({ name, place }) => dirname(place) === original && basename(place) === name)
  return { names: links.map(({ name }) => name), original: isOne ? original : null }
}

function isOutside(folder: string, place: string): boolean {
  const way = relative(folder, place)
  return way === '..' || way.startsWith(`..${sep}`) || relative(folder, place) === place
}
