import { parts } from './parts'
import { useShownResults } from './results'

/** A text with the search's hits marked in it. */
export function Marked({ text }: { text: string }) {
  const words = useShownResults()?.query.words ?? []
  if (words.length === 0) return text
  return parts(text, words).map((part, index) =>
    part.isHit ? (
      // The parts of a text have no identity but their position.
      <mark key={index}>{part.text}</mark>
    ) : (
      part.text
    ),
  )
}
