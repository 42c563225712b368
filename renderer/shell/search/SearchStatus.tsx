import { useEffect, useState } from 'react'

import { searchTexts as texts } from '../../../shared/texts/search'

import type { Results } from '../../search/results'

/** Milliseconds without typing after which the number of hits is announced, rather than at each letter. */
const pause = 700

/** Tells screen readers how much was found. */
export function SearchStatus({ results }: { results: Results | null }) {
  const words = results === null ? '' : wordsFor(results)
  const [said, setSaid] = useState('')

  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), pause)
    return () => clearTimeout(timer)
  }, [words])

  return (
    <p className="visually-hidden" role="status" aria-label={texts.title}>
      {said}
    </p>
  )
}

function wordsFor({ text, count, pages }: Results): string {
  return count === 0 ? texts.none(text) : texts.found(count, pages.length)
}
