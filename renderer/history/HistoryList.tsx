import type { ReactNode } from 'react'

import type { HistoryStep, Moment } from '../../shared/historyView'
import { historyTexts as texts } from '../../shared/texts/history'
import { ago, clock, useNow } from '../ui/time'
import type { Subject } from './subject'
import { Button } from '../ui/Button'

type Props = { subject: Subject; steps: readonly HistoryStep[]; onRestore: (moment: Moment) => void }

/** The steps of a value, newest first, then the value from before the first step. */
export function HistoryList({ subject: { words, isNow, canRestore }, steps, onRestore }: Props) {
  const now = useNow()
  const oldest = steps.at(-1)
  return (
    <ol className="history">
      {steps.map(({ step, at, action, change }) => (
        <li key={step} className="history-step">
          <When at={at} now={now} />
          <div className="history-what">
            <span>{action}</span>
            {change !== null && (
              <span className="history-change">
                <Value>{words(change.from)}</Value>
                <span aria-label={texts.to} role="img">
                  {' → '}
                </span>
                <Value>{words(change.to)}</Value>
              </span>
            )}
          </div>
          {change !== null && (
            <Restore
              isNow={isNow(change.to)}
              isOffered={canRestore(change.to)}
              label={texts.restoreFrom(words(change.to), clock(at, now))}
              onPress={() => onRestore({ step, at, side: 'after' })}
            />
          )}
        </li>
      ))}
      {oldest !== undefined && oldest.change !== null && (
        <li className="history-step">
          <span className="is-dim">{texts.before}</span>
          <div className="history-what">
            <Value>{words(oldest.change.from)}</Value>
          </div>
          <Restore
            isNow={isNow(oldest.change.from)}
            isOffered={canRestore(oldest.change.from)}
            label={texts.restoreBefore(words(oldest.change.from))}
            onPress={() => onRestore({ step: oldest.step, at: oldest.at, side: 'before' })}
          />
        </li>
      )}
    </ol>
  )
}

function When({ at, now }: { at: string; now: Date }) {
  return (
    <time className="history-when" dateTime={at}>
      {ago(at, now)}
      <span className="is-dim">{clock(at, now)}</span>
    </time>
  )
}

function Value({ children }: { children: ReactNode }) {
  return <span className="selectable mono">{children}</span>
}

type RestoreProps = { isNow: boolean; isOffered: boolean; label: string; onPress: () => void }

function Restore({ isNow, isOffered, label, onPress }: RestoreProps) {
  if (isNow) return <span className="is-dim">{texts.now}</span>
  if (!isOffered) return <span />
  return (
    <Button className="link-button" aria-label={label} onPress={onPress}>
      {texts.restore}
    </Button>
  )
}
