import { Button } from 'react-aria-components'

import type { FetchedField } from '../../shared/fields'
import type { SettingView } from '../../shared/view'
import { call } from '../bridge'
import { texts } from '../texts/service'
import { useAt, usePage } from './spot'

type Props = { id: string; field: FetchedField; conflict: NonNullable<SettingView['conflict']> }

/** Two values for one setting. Nothing is overwritten until the user has chosen. */
export function Conflict({ id, field, conflict }: Props) {
  const { service } = usePage()
  const spot = { ...useAt(), field: field.id }
  const ours = String(service.settings[field.id]?.value ?? '')
  return (
    <p className="line is-warning" id={id} role="alert">
      {texts.conflict(conflict.path, shortened(String(conflict.theirs)), shortened(ours))}{' '}
      <Button className="link-button" onPress={() => void call('setting.resolve', { ...spot, keep: 'ours' })}>
        {texts.keepOurs}
      </Button>
      {' · '}
      <Button className="link-button" onPress={() => void call('setting.resolve', { ...spot, keep: 'theirs' })}>
        {texts.takeTheirs}
      </Button>
    </p>
  )
}

function shortened(key: string): string {
  return key.length <= 16 ? key : `${key.slice(0, 4)}…${key.slice(-4)}`
}
