import type { ReactNode } from 'react'

import type { Failure } from '../../shared/errors'
import { uiTexts as texts } from '../../shared/texts'
import type { Note } from '../../shared/view'
import { useInSight } from './useInSight'

type Props = {
  id?: string
  problem?: Failure | undefined
  note?: Note | undefined
  children?: ReactNode
}

/** The one quiet line under a field. A problem takes its place, at the same height. */
export function Line({ id, problem, note, children }: Props) {
  useInSight(id, problem?.message)
  if (problem !== undefined) {
    return (
      <p className="line is-problem" id={id} role="alert">
        {problem.message}{' '}
        {problem.requestId !== undefined && (
          <span className="request-id">
            {texts.requestId}
            <code>{problem.requestId}</code>
          </span>
        )}
      </p>
    )
  }
  if (note === undefined && (children === undefined || children === false)) return null
  return (
    <p className={`line${note === undefined ? '' : ` is-${note.tone}`}`} id={id}>
      {note?.text ?? children}
    </p>
  )
}
