import { Button } from '../ui/Button'

import { serviceOf } from '../../shared/catalog/services'
import { gameFileTexts as texts } from '../../shared/texts/gameFiles'
import type { TargetView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { Marked } from '../search/Marked'
import { Line } from '../ui/Line'
import { targetWords } from './fileWords'
import { Row } from './Row'
import { useAt, usePage } from './pageContext'

/** The game's file that receives the key, and whether it holds it. */
export function TargetRow({ target }: { target: TargetView }) {
  const { project, service } = usePage()

  function hintOf({ id, state, ships }: TargetView): string | undefined {
    if (state === 'absent') return serviceOf(service.id).places.find((place) => place.id === id)?.absent
    return project.engine.open && ships ? texts.targets.unityHint : undefined
  }

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
      <Line problem={target.why ?? undefined}>{hintOf(target)}</Line>
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
