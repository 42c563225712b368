import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'

import { environmentsTexts as texts } from '../../../shared/texts/environments'
import type { EnvironmentState } from '../../../shared/environmentsView'
import { environmentName } from '../../../shared/values/environments'
import { IconButton } from '../../ui/IconButton'

type Props = {
  id: string
  /** What services call it. */
  own: string
  /** Undefined until it is known. */
  state: EnvironmentState | undefined
  place: number
  count: number
  onMove: (to: number) => void
  onRename: () => void
  onRemove: () => void
}

export function EnvironmentRow({ id, own, state, place, count, onMove, onRename, onRemove }: Props) {
  return (
    <li className="addable-one">
      <div>
        <strong>{environmentName(id)}</strong> <span className="is-dim">{own}</span>
        <p className="is-dim">{state === undefined ? '…' : texts.holds(state.settings, state.secrets)}</p>
      </div>
      <span className="environment-actions">
        <IconButton label={texts.up(id)} icon={ArrowUp} isDisabled={place === 0} onPress={() => onMove(place - 1)} />
        <IconButton label={texts.down(id)} icon={ArrowDown} isDisabled={place === count - 1} onPress={() => onMove(place + 1)} />
        <IconButton label={texts.renameOne(id)} icon={Pencil} onPress={onRename} />
        <IconButton
          label={texts.removeOne(id)}
          icon={Trash2}
          isDisabled={state === undefined || count === 1}
          onPress={onRemove}
        />
      </span>
    </li>
  )
}
