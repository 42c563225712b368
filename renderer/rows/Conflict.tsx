import type { Field, SettingValue } from '../../shared/catalog/fields'
import { fieldsOf, serviceOf } from '../../shared/catalog/services'
import type { Conflicts } from '../../shared/settingView'
import { serviceTexts as texts } from '../../shared/texts/service'
import { conflictsIn } from '../../shared/values/conflicts'
import { masked } from '../../shared/values/mask'
import type { ServiceView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { useAt, usePage } from './pageContext'
import { Button } from '../ui/Button'

/** The fields of a conflict, in their order. */
function fieldsIn({ id }: ServiceView, shown: Conflicts) {
  return fieldsOf(serviceOf(id)).flatMap((field) => {
    const conflict = shown[field.id]
    return conflict ? [{ field, ...conflict }] : []
  })
}

/** Two values for one setting, or several that belong together. Nothing is overwritten until the user has chosen. */
export function Conflict({ id, field }: { id: string | undefined; field: Field }) {
  const { service } = usePage()
  const at = useAt()
  const shown = conflictsIn(service.settings)
  const conflicts = fieldsIn(service, shown)
  const [first] = conflicts
  // Said once, at the first of them.
  if (first === undefined || first.field.id !== field.id) return null
  // Keys can be told apart by their ends; names and addresses only in full.
  const words = (key: string, value: SettingValue) =>
    key === serviceOf(service.id).fetch?.key ? masked(String(value)) : texts.quoted(value)
  const resolve = (keep: 'ours' | 'theirs') => void call('setting.resolve', { ...at, field: field.id, keep, shown })
  return (
    <div className="line is-warning" id={id} role="alert">
      {texts.conflict(first.path)}
      <ul className="conflict selectable">
        {conflicts.map(({ field: { id: key, label }, ours, theirs }) => (
          <li key={key}>{texts.conflictOf(label, words(key, theirs), words(key, ours))}</li>
        ))}
      </ul>
      <Button className="link-button" onPress={() => resolve('ours')}>
        {texts.keepOurs}
      </Button>
      {' · '}
      <Button className="link-button" onPress={() => resolve('theirs')}>
        {texts.takeTheirs}
      </Button>
    </div>
  )
}
