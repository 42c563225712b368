import { useContext } from 'react'

import { parts } from '../shell/search'
import { QueryContext } from './spot'

/** A text with the search's hits marked in it. */
export function Marked({ text }: { text: string }) {
  const query = useContext(QueryContext)
  if (query === '') return text
  return parts(text, query).map((part, index) =>
    part.isHit ? (
      // The parts of one text have no identity of their own but their place.
      <mark key={index}>{part.text}</mark>
    ) : (
      part.text
    ),
  )
}
