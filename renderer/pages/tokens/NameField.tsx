import { Input, Label, TextField } from 'react-aria-components'

import { withoutInvisible } from '../../../shared/values/invisible'

type Props = { label: string; value: string; onChange: (value: string) => void }

/** A line of text in a dialog, focused first. */
export function NameField({ label, value, onChange }: Props) {
  return (
    <TextField className="form-row" value={value} onChange={onChange} maxLength={200} autoFocus>
      <Label>{label}</Label>
      <div className="field">
        <Input className="field-input" />
      </div>
    </TextField>
  )
}

/** Whether main accepts the text as a name. */
export function isName(text: string): boolean {
  const name = withoutInvisible(text).trim()
  return name !== '' && name.length <= 100
}
