import type { ReactNode } from 'react'

import type { Failure } from '../../shared/errors'
import { uiTexts as texts } from '../../shared/texts/ui'
import type { Note } from '../../shared/view'
import { useInSight } from './useInSight'

type Props = {
  id?: string
  problem?: Failure | undefined
  note?: Note | undefined
  /** The children are only help, which dense rows show on hover and focus instead. */
  isHelp?: boolean
  children?: ReactNode
}

/** The one quiet line under a field. A problem takes its place, at the same height. */
export function Line({ id, problem, note, isHelp = false, children }: Props) {
  useInSight(id, problem?.message)
  if (problem !== undefined) return <Problem id={id} problem={problem} />
  const words = note?.text ?? children
  if (words === undefined || words === false) return null
  return (
    <p className={`line is-${toneOf(note, isHelp)}`} id={id}>
      {words}
    </p>
  )
}

const toneOf = (note: Note | undefined, isHelp: boolean): string => note?.tone ?? (isHelp ? 'help' : 'said')

function Problem({ id, problem: { message, requestId } }: { id: string | undefined; problem: Failure }) {
  return (
    <p className="line is-problem" id={id} role="alert">
      {message}{' '}
      {requestId !== undefined && (
        <span className="request-id">
          {texts.requestId}
          <code>{requestId}</code>
        </span>
      )}
    </p>
  )
}
