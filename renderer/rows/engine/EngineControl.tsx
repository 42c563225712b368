import type { ControlProps } from './at'
import { ChoiceControl } from './ChoiceControl'
import { ColourControl } from './ColourControl'
import { FixedControl } from './FixedControl'
import { FlagsControl } from './FlagsControl'
import { ListControl } from './ListControl'
import { NumberInput } from './NumberInput'
import { PieceConflict } from './PieceConflict'
import { SwitchControl } from './SwitchControl'
import { TextControl } from './TextControl'
import { placeholderOf } from './at'
import { useSettingDraft } from './useSettingDraft'
import { VectorControl } from './VectorControl'

/** The control that suits the type of a setting. */
export function EngineControl(props: ControlProps) {
  const { row, fixed } = props
  const { type } = row
  if (row.why !== undefined || fixed !== null) return <FixedControl {...props} />
  switch (type.is) {
    case 'switch':
      return <SwitchControl {...props} />
    case 'choice':
      return <ChoiceControl type={type} {...props} />
    case 'flags':
      return <FlagsControl type={type} {...props} />
    case 'vector':
      return <VectorControl type={type} {...props} />
    case 'colour':
      return <ColourControl type={type} {...props} />
    case 'list':
      return <ListControl type={type} {...props} />
    case 'reference':
      return <FixedControl {...props} />
    default:
      return <TypedControl {...props} />
  }
}

/** What is typed into one field. If somebody else changes it meanwhile, both values are kept until the user has chosen. */
function TypedControl(props: ControlProps) {
  const { row, id, describedBy } = props
  const draft = useSettingDraft(props)
  return (
    <>
      {row.type.is === 'number' ? (
        <NumberInput
          id={id}
          type={row.type}
          draft={draft}
          isInvalid={row.problem !== undefined}
          placeholder={placeholderOf(row)}
          describedBy={describedBy}
        />
      ) : (
        <TextControl draft={draft} {...props} />
      )}
      <PieceConflict id={id} draft={draft} theirs={row.value ?? ''} />
    </>
  )
}
