import { useId } from 'react'
import { Button } from '../ui/Button'
import { environmentName } from '../../shared/values/environments'
import type { Field } from '../../shared/catalog/fields'
import { fieldOf, serviceOf } from '../../shared/catalog/services'
import { gameFileTexts as texts } from '../../shared/texts/gameFiles'
import type { ProjectView, ServiceView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { Line } from '../ui/Line'
import { holderOf, type Holder } from './holder'
import { Row } from './Row'
import { useAt, usePage } from './pageContext'

const words = texts.files

/** Which environment's values the shared files hold, with a button that writes those of the shown environment. */
export function FilesRow({ field }: { field: Field }) {
  const { project, service } = usePage()
  const at = useAt()
  const id = useId()
  const holder = holderOf(service)
  if (holder === null) return null
  const { environment } = project
  const mayPut = holder.id !== environment && hasValues(service) && project.readOnly === null
  return (
    <Row label={field.label} labelId={id} fieldClass={field.class} help={field.help} rowKey={`${service.id}/${field.id}`}>
      <div className="plain-value" role="group" aria-labelledby={id}>
        <Name {...holder} />
        {mayPut && (
          <Button className="link-button" onPress={() => void call('targets.put', at)}>
            {words.put(environmentName(environment))}
          </Button>
        )}
      </div>
      <Line>{holder.id === '' ? decidedBy(service) : lineFor(holder.id, project, mayPut)}</Line>
    </Row>
  )
}

/** Whether anything is saved for the shown environment that the files could hold. */
function hasValues({ id, settings, places }: ServiceView): boolean {
  const key = settings[serviceOf(id).fetch?.key ?? '']
  return key?.modified === true || Object.keys(places).some((field) => settings[field]?.source === 'project')
}

function decidedBy({ id }: ServiceView): string {
  const declared = serviceOf(id)
  return words.decides(fieldOf(declared, declared.fetch?.key ?? '')?.label ?? null)
}

function Name({ id, isWritten }: Holder) {
  const { project } = usePage()
  if (!project.environments.includes(id))
    return <span className={id === '' ? 'is-dim' : 'is-warning'}>{id === '' ? words.nobody : id}</span>
  return (
    <>
      <span className={`holder is-${id}`}>{environmentName(id)}</span>
      {!isWritten && <span className="is-dim">{texts.targets.differs}</span>}
    </>
  )
}

function lineFor(holder: string, { environment, environments }: ProjectView, mayPut: boolean): string {
  const here = environmentName(environment)
  if (holder === environment) return words.isHere(here)
  if (!environments.includes(holder)) return words.unknown(holder)
  return mayPut ? words.waits(here) : words.isOther(here)
}
