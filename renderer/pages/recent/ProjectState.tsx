import { environmentName } from '../../../shared/values/environments'
import type { RecentState } from '../../../shared/projects'
import { shellTexts as texts } from '../../../shared/texts/shell'

/** The environment of a project that is not open, and why it needs attention. */
export function ProjectState({ state }: { state: RecentState | undefined }) {
  const { attention = null, environment = null } = state ?? {}
  return (
    // Each has a column of its own, even while nothing is known yet.
    <>
      <span>
        {attention !== null && (
          <span className={`project-attention is-${attention}`}>
            <span className="status-dot" aria-hidden />
            {texts.recentPage.states[attention]}
          </span>
        )}
      </span>
      <span className="project-environment">
        {environment !== null && <span className={`pill is-${environment}`}>{environmentName(environment)}</span>}
      </span>
    </>
  )
}
