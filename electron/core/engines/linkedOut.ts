import { realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

import { isWithin } from '../files/contain'

/** A folder of a project, with forward slashes, that is a link out of it, and where it really is. */
export type Link = { name: string; place: string }

/**
 * Which folders of a project are links out of it, as in clones made by links; one that is behind another's link does not count.
 * `original` is the project they all belong to, if it is one. Null where there is no such link.
 */
export async function linkedOut(
  root: string,
  folders: readonly string[],
): Promise<{ links: Link[]; original: string | null } | null> {
  const own = await realpath(root)
  const places = await Promise.all(folders.map((name) => realpath(join(root, name)).catch(() => null)))
  const all = folders.flatMap((name, index) => {
    const place = places[index]
    return place != null && !isWithin(own, place) ? [{ name, place }] : []
  })
  const links = all.filter(({ place }, index) => !all.slice(0, index).some((other) => isWithin(other.place, place)))
  const [first] = links
  if (first === undefined) return null
  const original = originalOf(first)
  return { links, original: links.every((link) => originalOf(link) === original) ? original : null }
}

/** The folder in which a link's place has the link's own name. */
function originalOf({ name, place }: Link): string | null {
  const end = sep + name.split('/').join(sep)
  return place.endsWith(end) ? place.slice(0, -end.length) : null
}
