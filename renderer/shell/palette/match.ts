import type { RecentProject } from '../../../shared/projects'
import { fold } from '../../search/fold'

/** The projects that match the typed text, best match first; equal matches stay in the order of the list. */
export function matching(recent: readonly RecentProject[], query: string): RecentProject[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return recent
    .map((project) => ({ project, rank: rankOf(project, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ project }) => project)
}

/** From 0, the best: the name begins with the words, contains them, contains them with the path, has their letters in order. */
function rankOf({ name, path }: RecentProject, words: readonly string[]): number | null {
  const lower = fold(name)
  const whole = `${lower} ${fold(path)}`
  if (words.every((word) => lower.startsWith(word))) return 0
  if (words.every((word) => lower.includes(word))) return 1
  if (words.every((word) => whole.includes(word))) return 2
  return hasLetters(lower, words.join('')) ? 3 : null
}

function hasLetters(text: string, letters: string): boolean {
  let at = 0
  for (const letter of text) if (letter === letters[at]) at += 1
  return at === letters.length
}
