import { serviceTexts as texts } from '../../shared/texts'
import type { TargetView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { Marked } from '../search/Marked'
import { Line } from '../ui/Line'
import { PassingButton } from '../ui/PassingButton'
import { targetWords } from './fileWords'
import { Row } from './Row'
import { useAt, usePage } from './pageContext'

/** The game's file that receives the key, and whether it holds it. */
export function TargetRow({ target }: { target: TargetView }) {
  const { project, service } = usePage()
  return (
    <Row label={target.label} rowKey={`${service.id}/target.${target.id}`}>
      <div className="plain-value">
        {target.path !== null && (
          <code className="selectable">
            <Marked text={target.path} />
          </code>
        )}
        <TargetState target={target} />
      </div>
      <Line problem={target.why ?? undefined}>{project.engine.open && target.ships && texts.targets.unityHint}</Line>
    </Row>
  )
}

/** Whether a file holds what is saved, and what can be done about it. */
export function TargetState({ target }: { target: TargetView }) {
  const { project, service } = usePage()
  const at = useAt()
  const { text, tone } = targetWords(target, service, project.environment)
  return (
    <>
      <span className={tone}>{text}</span>
      {target.state === 'differs' && (
        <PassingButton onPress={() => void call('targets.preview', { ...at, ids: [target.id] })}>
          {texts.targets.write}
        </PassingButton>
      )}
      {target.ignoredByGit === false && (
        <>
          <span className="is-warning">{texts.targets.notIgnored}</span>
          <PassingButton onPress={() => void call('targets.ignore', { ...at, id: target.id })}>
            {texts.targets.ignore}
          </PassingButton>
        </>
      )}
    </>
  )
}
