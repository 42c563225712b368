import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { defaultOf, type ControlProps } from './at'
import { valueWords } from './words'

/** A value that can only be read. It can be reached, selected and copied; of a secret, only that it is there. */
export function FixedControl({ id, describedBy, row }: Pick<ControlProps, 'id' | 'describedBy' | 'row'>) {
  const { type, value, isSecret = false } = row
  const isProse = ['switch', 'choice', 'flags', 'text', 'list'].includes(type.is)
  return (
    <div className="field is-fixed">
      <input
        type="text"
        id={id}
        className={`field-input${isProse ? '' : ' mono'}`}
        readOnly
        aria-describedby={describedBy}
        value={isSecret && value !== null ? texts.hidden : shownOf(row)}
        placeholder={value === null ? valueWords(type, defaultOf(row)) : ''}
      />
    </div>
  )
}

function shownOf({ type, value }: ControlProps['row']): string {
  if (value === null || value === '') return ''
  return valueWords(type, value)
}
