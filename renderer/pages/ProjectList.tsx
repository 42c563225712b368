import { Button } from 'react-aria-components'

import type { RecentProject } from '../../shared/projects'
import { call } from '../bridge'
import { ago, useNow } from '../shell/time'
import { texts } from '../texts/shell'

type Props = { recent: readonly RecentProject[]; current: string | null }

/** Projects opened on this computer, newest first. */
export function ProjectList({ recent, current }: Props) {
  const now = useNow()
  return (
    <ul className="project-list">
      {recent.map(({ path, name, engine, openedAt }) => (
        <li key={path} className="project-item">
          <div className="project-words">
            <span>
              <strong>{name}</strong> <span className="is-dim">{engine}</span>
            </span>
            <code className="is-dim">{path}</code>
          </div>
          <span className="is-dim">{path === current ? texts.recentPage.current : ago(openedAt, now)}</span>
          <span className="project-buttons">
            <Button
              className="button"
              aria-label={`${texts.recentPage.open} ${name}`}
              isDisabled={path === current}
              onPress={() => void call('project.open', { path })}
            >
              {texts.recentPage.open}
            </Button>
            <Button
              className="button"
              aria-label={`${texts.recentPage.forget} ${name}`}
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
