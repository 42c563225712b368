import type { Blamed } from '../../shared/compare'
import { compareTexts } from '../../shared/texts/compare'
import type { SettingType } from '../../shared/engineSettings'
import { historyTexts } from '../../shared/texts/history'
import { ago, clock, useNow } from '../ui/time'

const { blame: texts, inWords } = compareTexts

/** The commits that changed a setting, newest first. */
export function BlameList({ changes, type }: { changes: readonly Blamed[]; type: SettingType }) {
  const now = useNow()
  return (
    <ol className="history">
      {changes.map(({ commit, before, after }) => (
        <li key={commit?.id ?? ''} className="history-step">
          {commit === null ? (
            <span className="history-when">{texts.uncommitted}</span>
          ) : (
            <time className="history-when" dateTime={commit.at}>
              {ago(commit.at, now)}
              <span className="is-dim">{clock(commit.at, now)}</span>
            </time>
          )}
          <div className="history-what">
            {commit !== null && (
              <span className="selectable">
                {commit.subject || compareTexts.revisions.noSubject}{' '}
                <span className="is-dim">{texts.by(commit.author, commit.id.slice(0, 7))}</span>
              </span>
            )}
            <span className="history-change">
              <span className="selectable mono">{inWords(type, before)}</span>
              <span aria-label={historyTexts.to} role="img">
                {' → '}
              </span>
              <span className="selectable mono">{inWords(type, after)}</span>
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
