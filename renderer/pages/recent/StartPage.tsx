import { FolderOpen, Lock, WifiOff } from 'lucide-react'

import { shellTexts as texts } from '../../../shared/texts/shell'
import type { View } from '../../../shared/view'
import { call } from '../../bridge/bridge'
import { ProjectList } from './ProjectList'
import { Button } from '../../ui/Button'

/** What the window shows while no project is open. */
export function StartPage({ view }: { view: View }) {
  const { openProblem, recent } = view
  return (
    <div className="start">
      <div className="start-drop">
        <h1>{texts.start.title}</h1>
        <p className="is-dim">{texts.start.text}</p>
        <Button className="button is-primary" autoFocus onPress={() => void call('project.choose', undefined)}>
          {texts.start.button}
        </Button>
        {openProblem !== null && (
          <p className="line is-problem" role="alert">
            {openProblem.message}
          </p>
        )}
      </div>
      {recent.length === 0 && <Points />}
      {recent.length > 0 && (
        <section>
          <h2 className="start-heading">{texts.start.recent}</h2>
          <ProjectList recent={recent} current={null} />
        </section>
      )}
    </div>
  )
}

const points = [
  { icon: FolderOpen, text: texts.start.points.untouched },
  { icon: Lock, text: texts.start.points.secrets },
  { icon: WifiOff, text: texts.start.points.offline },
]

/** What a new user wants to know before opening a folder. */
function Points() {
  return (
    <ul className="start-points">
      {points.map(({ icon: Icon, text }) => (
        <li key={text}>
          <Icon size={14} strokeWidth={1.75} aria-hidden />
          {text}
        </li>
      ))}
    </ul>
  )
}
