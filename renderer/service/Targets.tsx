import { Button } from 'react-aria-components'

import { environments, type Environment } from '../../shared/fields'
import { serviceTexts as texts } from '../../shared/texts'
import type { ServiceView, TargetView } from '../../shared/view'
import { call } from '../bridge'
import { Marked } from '../search/Marked'
import { Line } from '../ui/Line'
import { holderOf } from './holder'
import { Row } from './Row'
import { sameKey } from './sameKey'
import { useAt, usePage } from './spot'

const states: Record<Exclude<TargetView['state'], 'others'>, Words> = {
  'up-to-date': { text: texts.targets.upToDate, tone: 'is-ok' },
  differs: { text: texts.targets.differs, tone: 'is-warning' },
  absent: { text: texts.targets.absent, tone: 'is-dim' },
  refused: { text: texts.targets.refused, tone: 'is-error' },
  'nothing-to-write': { text: texts.targets.nothing, tone: 'is-dim' },
  found: { text: texts.targets.found, tone: 'is-dim' },
}

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

type Words = { text: string; tone: string }

function wordsFor(target: TargetView, service: ServiceView, environment: Environment): Words {
  const { state, holds } = target
  if (state === 'others') return wordsOfOthers(target, service)
  return holds === null || holds === environment ? states[state] : { text: texts.targets.holds[holds], tone: 'is-warning' }
}

/** In a file that is for another environment a key of that one is as it should be. */
function wordsOfOthers({ holds }: TargetView, service: ServiceView): Words {
  const holder = holderOf(service)?.id ?? ''
  const theirs = environments.find((known) => known === holder)
  const isTheirs = holds === holder || (holds !== null && sameKey(service))
  if (theirs !== undefined && isTheirs) return { text: texts.targets.holds[theirs], tone: 'is-dim' }
  return holds === null ? { text: texts.targets.isFor(holder), tone: 'is-dim' } : { text: texts.targets.holds[holds], tone: 'is-warning' }
}

/** How a file stands to what is saved, with what can be done about it. */
export function TargetState({ target }: { target: TargetView }) {
  const { project, service } = usePage()
  const at = useAt()
  const { text, tone } = wordsFor(target, service, project.environment)
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
