import { Button } from '../ui/Button'

import { environmentName, environmentNames, type Environment } from '../../shared/values/environments'
import type { TextField } from '../../shared/catalog/fields'
import { gameFileTexts as texts } from '../../shared/texts/gameFiles'
import { call } from '../bridge/bridge'
import { Line } from '../ui/Line'
import { ownPath } from './ownPath'
import { useAt, usePage } from './pageContext'
import { TargetState } from './Targets'
import { TextRow } from './TextRow'

/** The environment file: whether it holds the saved values, and which other environments write to it. */
export function EnvFileRow({ field }: { field: TextField }) {
  const { service } = usePage()
  const target = service.targets.find(({ setting }) => setting === field.id)
  if (target === undefined || target.path === null) return <TextRow field={field} />
  return (
    <>
      <TextRow field={field}>
        <span className="states">
          <TargetState target={target} />
          {target.sharedWith.length > 0 && <SharedFile field={field} path={target.path} sharedWith={target.sharedWith} />}
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

/** The first environment keeps the file. Each other one can be given a file of its own. */
function SharedFile({ field, path, sharedWith }: { field: TextField; path: string; sharedWith: readonly Environment[] }) {
  const { project, service } = usePage()
  const at = useAt()
  const valueIn = (environment: Environment) =>
    (service.elsewhere.find((theirs) => theirs.environment === environment) ?? service).settings[field.id]?.value
  const separable = project.environments
    .slice(1)
    .filter((environment) => environment === project.environment || sharedWith.includes(environment))
    .map((environment) => ({ environment, own: ownPath(path, environment) }))
    .filter(({ environment, own }) => own !== valueIn(environment) && project.readOnly === null)
  return (
    <>
      <span className="is-dim">{texts.files.shared(environmentNames(sharedWith))}</span>
      {separable.map(({ environment, own }) => (
        <Button
          className="link-button"
          key={environment}
          onPress={() => void call('setting.write', { ...at, environment, field: field.id, value: own })}
        >
          {texts.files.separate(environmentName(environment), own)}
        </Button>
      ))}
    </>
  )
}
