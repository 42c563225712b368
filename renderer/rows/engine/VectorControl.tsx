import type { SettingType } from '../../../shared/engineSettings'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { defaultOf, type ControlProps } from './at'
import { NumberInput } from './NumberInput'
import { PieceConflict } from './PieceConflict'
import { useSettingDraft } from './useSettingDraft'

type Props = ControlProps & { type: Extract<SettingType, { is: 'vector' }> }

/** Numbers that belong together, each in a field of its own. */
export function VectorControl({ type, ...at }: Props) {
  return (
    <div className="vector" role="group" aria-label={at.row.label}>
      {type.parts.map((name, index) => (
        <PartInput key={name} {...at} type={type} name={name} index={index} />
      ))}
    </div>
  )
}

/** One of the numbers. The others stay as they are written. */
function PartInput({ type, name, index, id, describedBy, ...at }: Props & { name: string; index: number }) {
  const { row } = at
  const parts = partsOf(row.value)
  const defaults = partsOf(defaultOf(row))
  const draft = useSettingDraft(at, {
    name,
    text: parts[index] ?? '',
    whole(text, now) {
      const others = partsOf(now)
      return type.parts.map((_, one) => (one === index ? text.trim() : (others[one] ?? defaults[one] ?? '0'))).join(', ')
    },
  })
  const own = index === 0 ? id : `${id}-${name}`
  return (
    <>
      <NumberInput
        id={own}
        label={texts.part(row.label, name)}
        letter={name}
        type={{ is: 'number', isWhole: type.isWhole }}
        draft={draft}
        isInvalid={row.problem !== undefined}
        placeholder={defaults[index] ?? ''}
        describedBy={describedBy}
      />
      <PieceConflict id={own} draft={draft} theirs={parts[index] ?? ''} />
    </>
  )
}

const partsOf = (value: string | null): readonly string[] => (value === null || value === '' ? [] : value.split(', '))
