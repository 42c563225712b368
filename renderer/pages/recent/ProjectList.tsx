import type { RecentProject } from '../../../shared/projects'
import { shellTexts as texts } from '../../../shared/texts/shell'
import { call } from '../../bridge/bridge'
import { ProjectState } from './ProjectState'
import { hasSameName } from '../../../shared/values/sameName'
import { useRecentStates } from './useRecentStates'
import { ago, useNow } from '../../ui/time'
import { Button } from '../../ui/Button'

type Props = { recent: readonly RecentProject[]; current: string | null }

/** Projects opened on this computer, newest first. */
export function ProjectList({ recent, current }: Props) {
  const now = useNow()
  const states = useRecentStates()
  return (
    <ul className="project-list">
      {recent.map(({ path, name, engine, openedAt }) => (
        <li key={path} className="project-item">
          <div className="project-words">
            <span>
              <strong>{name}</strong> <span className="is-dim">{engine}</span>
            </span>
            <code className="palette-path is-dim">
              <bdi>{path}</bdi>
            </code>
          </div>
          <ProjectState state={states.get(path)} />
          <span className="project-when is-dim">{path === current ? texts.recentPage.current : ago(openedAt, now)}</span>
          <span className="project-buttons">
            <Button
              className="button"
              aria-label={`${texts.recentPage.open} ${named(path, name, recent)}`}
              isDisabled={path === current}
              onPress={() => void call('project.open', { path })}
            >
              {texts.recentPage.open}
            </Button>
            <Button
              className="button"
              aria-label={`${texts.recentPage.forget} ${named(path, name, recent)}`}
              onPress={() => void call('project.forget', { path })}
            >
              {texts.recentPage.forget}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Copies of a game have the same name; their folders tell them apart. */
function named(path: string, name: string, recent: readonly RecentProject[]): string {
  return hasSameName(path, recent) ? `${name}, ${path}` : name
}
