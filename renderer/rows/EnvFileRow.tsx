import { otherThan, type TextField } from '../../shared/fields'
import { serviceTexts as texts, shellTexts as shell } from '../../shared/texts'
import { call } from '../bridge/bridge'
import { Line } from '../ui/Line'
import { PassingButton } from '../ui/PassingButton'
import { ownPath } from './ownPath'
import { useAt, usePage } from './pageContext'
import { TargetState } from './Targets'
import { TextRow } from './TextRow'

/** The environment file, with how it stands to what is saved, and whether the other environment writes it as well. */
export function EnvFileRow({ field }: { field: TextField }) {
  const { service } = usePage()
  const target = service.targets.find(({ id }) => id === 'env')
  if (target === undefined || target.path === null) return <TextRow field={field} />
  return (
    <>
      <TextRow field={field}>
        <span className="states">
          <TargetState target={target} />
          {target.isShared && <SharedFile field={field} path={target.path} />}
        </span>
      </TextRow>
      {target.why !== null && (
        <div className="row">
          <span />
          <Line problem={target.why} />
        </div>
      )}
    </>
  )
}

/** Test keeps the file, Live gets one of its own. */
function SharedFile({ field, path }: { field: TextField; path: string }) {
  const { project, service } = usePage()
  const live = { ...useAt(), environment: 'live', field: field.id } as const
  const own = ownPath(path, live.environment)
  const ofLive = (project.environment === 'live' ? service.settings : service.elsewhere.settings)[field.id]?.value
  return (
    <>
      <span className="is-dim">{texts.files.shared(shell[otherThan(project.environment)])}</span>
      {own !== ofLive && project.readOnly === null && (
        <PassingButton onPress={() => void call('setting.write', { ...live, value: own })}>
          {texts.files.separate(shell.live, own)}
        </PassingButton>
      )}
    </>
  )
}
