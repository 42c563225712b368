import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'

import type { Field, SettingValue } from '../../shared/fields'
import type { HistoryStep } from '../../shared/historyView'
import { serviceOf } from '../../shared/services'
import { usePage } from '../service/spot'
import { shortened } from '../shell/mask'
import { ago, clock, useNow } from '../shell/time'
import { texts } from '../texts/history'

type Props = {
  field: Field
  steps: readonly HistoryStep[]
  onRestore: (step: HistoryStep, side: 'before' | 'after') => void
}

/** The steps of a field, the newest first, down to what was there before the first of them. */
export function HistoryList({ field, steps, onRestore }: Props) {
  const { project, service } = usePage()
  const now = useNow()
  const setting = service.settings[field.id]
  const usual = setting?.usual ?? null
  const isKey = field.id === serviceOf(service.id).fetch?.key
  const canRestore = project.readOnly === null
  const isNow = (value: SettingValue | null) => (value ?? usual ?? '') === setting?.value
  const shown = (value: SettingValue | null) => wordsFor(value, usual, isKey)
  // A key that was not there, or in the game's file alone: undo knows the way back to that, this does not.
  const isUnfetched = (value: SettingValue | null) => value === null && field.kind === 'fetched'
  const oldest = steps.at(-1)
  return (
    <ol className="history">
      {steps.map((step) => (
        <li key={step.step} className="history-step">
          <When at={step.at} now={now} />
          <div className="history-what">
            <span>{step.action}</span>
            {step.change !== null && (
              <span className="history-change">
                <Value>{shown(step.change.from)}</Value>
                <span aria-label={texts.to} role="img">
                  {' → '}
                </span>
                <Value>{shown(step.change.to)}</Value>
              </span>
            )}
          </div>
          {step.change !== null && (
            <Restore
              isNow={isNow(step.change.to)}
              isOffered={canRestore}
              label={texts.restoreFrom(shown(step.change.to), clock(step.at, now))}
              onPress={() => onRestore(step, 'after')}
            />
          )}
        </li>
      ))}
      {oldest !== undefined && oldest.change !== null && (
        <li className="history-step">
          <span className="is-dim">{texts.before}</span>
          <div className="history-what">
            <Value>{shown(oldest.change.from)}</Value>
          </div>
          <Restore
            isNow={isNow(oldest.change.from)}
            isOffered={canRestore && !isUnfetched(oldest.change.from)}
            label={texts.restoreBefore(shown(oldest.change.from))}
            onPress={() => onRestore(oldest, 'before')}
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

/** A value as it may be read over somebody's shoulder: of a key its ends alone. */
function wordsFor(value: SettingValue | null, usual: SettingValue | null, isKey: boolean): string {
  if (value === null) return usual === null ? texts.notFetched : texts.usual(wordsFor(usual, null, isKey))
  if (typeof value === 'boolean') return value ? texts.on : texts.off
  if (value === '') return texts.emptyValue
  return isKey ? shortened(value) : value
}
