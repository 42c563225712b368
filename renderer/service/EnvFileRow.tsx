import type { TextField } from '../../shared/fields'
import { Line } from '../ui/Line'
import { usePage } from './spot'
import { TargetState } from './Targets'
import { TextRow } from './TextRow'

/** The environment file, with how it stands to what is saved. */
export function EnvFileRow({ field }: { field: TextField }) {
  const { service } = usePage()
  const target = service.targets.find(({ id }) => id === 'env')
  if (target === undefined || target.path === null) return <TextRow field={field} />
  return (
    <>
      <TextRow field={field}>
        <span className="states">
          <TargetState target={target} />
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
