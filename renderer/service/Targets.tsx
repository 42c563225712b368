import { Button } from 'react-aria-components'

import type { Environment } from '../../shared/fields'
import { serviceTexts as texts } from '../../shared/texts'
import type { TargetView } from '../../shared/view'
import { call } from '../bridge'
import { Marked } from '../search/Marked'
import { Line } from '../ui/Line'
import { Row } from './Row'
import { useAt, usePage } from './spot'

const states = {
  'up-to-date': { text: texts.targets.upToDate, tone: 'is-ok' },
  differs: { text: texts.targets.differs, tone: 'is-warning' },
  absent: { text: texts.targets.absent, tone: 'is-dim' },
  refused: { text: texts.targets.refused, tone: 'is-error' },
  'nothing-to-write': { text: texts.targets.nothing, tone: 'is-dim' },
  found: { text: texts.targets.found, tone: 'is-dim' },
  others: { text: texts.targets.others, tone: 'is-dim' },
} as const

/** The game's file that receives the key, and whether it holds it. */
export function TargetRow({ target }: { target: TargetView }) {
  const { project, service } = usePage()
  return (
    <Row label={target.label} rowKey={`${service.id}/target.${target.id}`}>
      <div className="plain-value">
        {target.path !== null && <code className="selectable"><Marked text={target.path} /></code>}
        <TargetState target={target} />
      </div>
      <Line problem={target.why ?? undefined}>
        {project.engine.open && target.id === 'unity' && texts.targets.unityHint}
      </Line>
    </Row>
  )
}

/** A key of another environment is nothing to worry about in a file that is for another one. */
function wordsFor({ state, holds }: TargetView, environment: Environment): { text: string; tone: string } {
  if (holds === null || holds === environment) return states[state]
  return { text: texts.targets.holds[holds], tone: state === 'others' ? 'is-dim' : 'is-warning' }
}

/** How a file stands to what is saved, with what can be done about it. */
export function TargetState({ target }: { target: TargetView }) {
  const { project } = usePage()
  const at = useAt()
  const { text, tone } = wordsFor(target, project.environment)
  return (
    <>
      <span className={tone}>{text}</span>
      {target.state === 'differs' && (
        <Button className="link-button" onPress={() => void call('targets.preview', { ...at, ids: [target.id] })}>
          {texts.targets.write}
        </Button>
      )}
      {target.ignoredByGit === false && (
        <>
          <span className="is-warning">{texts.targets.notIgnored}</span>
          <Button className="link-button" onPress={() => void call('targets.ignore', { ...at, id: target.id })}>
            {texts.targets.ignore}
          </Button>
        </>
      )}
    </>
  )
}
