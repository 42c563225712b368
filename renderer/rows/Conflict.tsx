import type { Field, SettingValue } from '../../shared/catalog/fields'
import { serviceOf } from '../../shared/catalog/services'
import type { SettingView } from '../../shared/settingView'
import { serviceTexts as texts } from '../../shared/texts'
import { call } from '../bridge/bridge'
import { masked } from '../../shared/values/mask'
import { useAt, usePage } from './pageContext'
import { Button } from '../ui/Button'

type Props = { id: string | undefined; field: Field; conflict: NonNullable<SettingView['conflict']> }

/** Two values for one setting. Nothing is overwritten until the user has chosen. */
export function Conflict({ id, field, conflict }: Props) {
  const { service } = usePage()
  const fieldAt = { ...useAt(), field: field.id }
  const ours = service.settings[field.id]?.value ?? ''
  // Keys can be told apart by their ends; names and addresses only in full.
  const words = (value: SettingValue) =>
    field.id === serviceOf(service.id).fetch?.key ? masked(String(value)) : texts.quoted(value)
  return (
    <p className="line is-warning" id={id} role="alert">
      {texts.conflict(conflict.path, words(conflict.theirs), words(ours))}{' '}
      <Button className="link-button" onPress={() => void call('setting.resolve', { ...fieldAt, keep: 'ours' })}>
        {texts.keepOurs}
      </Button>
      {' · '}
      <Button className="link-button" onPress={() => void call('setting.resolve', { ...fieldAt, keep: 'theirs' })}>
        {texts.takeTheirs}
      </Button>
    </p>
  )
}
