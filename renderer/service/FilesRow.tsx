import { Button } from 'react-aria-components'

import { environments, otherThan, type Field } from '../../shared/fields'
import { serviceOf } from '../../shared/services'
import { serviceTexts as texts, shellTexts as shell } from '../../shared/texts'
import { call } from '../bridge'
import { Line } from '../ui/Line'
import { Row } from './Row'
import { useAt, usePage } from './spot'

const words = texts.files

/** Whose values the files hold that all environments share, with the way to put those of the shown one in. */
export function FilesRow({ field }: { field: Field }) {
  const { project, service } = usePage()
  const at = useAt()
  const holder = service.settings[field.id]?.value
  if (holder === undefined) return null
  const here = shell[project.environment]
  const key = service.settings[serviceOf(service.id).fetch?.key ?? '']
  const mayPut = holder !== project.environment && key?.modified === true && project.readOnly === null
  return (
    <Row label={field.label} fieldClass={field.class} help={field.help} rowKey={`${service.id}/${field.id}`}>
      <div className="plain-value">
        <Holder name={String(holder)} />
        {mayPut && (
          <Button className="link-button" onPress={() => void call('targets.put', at)}>
            {words.put(here)}
          </Button>
        )}
      </div>
      <Line>{lineFor(String(holder), project.environment, mayPut)}</Line>
    </Row>
  )
}

function Holder({ name }: { name: string }) {
  const environment = environments.find((known) => known === name)
  if (environment !== undefined) return <span className={`holder is-${environment}`}>{shell[environment]}</span>
  return <span className={name === '' ? 'is-dim' : 'is-warning'}>{name === '' ? words.nobody : name}</span>
}

function lineFor(holder: string, environment: 'test' | 'live', mayPut: boolean): string {
  const [here, other] = [shell[environment], shell[otherThan(environment)]]
  if (holder === '') return words.decides
  if (holder === environment) return words.isHere(here, other)
  if (holder !== otherThan(environment)) return words.unknown(holder)
  return mayPut ? words.waits(here) : words.isOther(here)
}
