import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'

import { securityTexts as texts } from '../../shared/texts'

import { IconButton } from '../ui/IconButton'

type Props = {
  label: string
  help?: string
  problem?: string
  value: string
  isFirst?: boolean
  onChange: (value: string) => void
}

/** A passphrase that is being typed. Whoever is alone may look at it. */
export function PassphraseField({ label, help, problem, value, isFirst = false, onChange }: Props) {
  const [isShown, setShown] = useState(false)
  return (
    <TextField
      className="form-row"
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      maxLength={1024}
      autoComplete="off"
      isInvalid={problem !== undefined}
      autoFocus={isFirst}
    >
      <Label>{label}</Label>
      <div className={`field${problem === undefined ? '' : ' is-invalid'}`}>
        <Input className="field-input" spellCheck={false} />
        <IconButton
          label={isShown ? texts.hide : texts.show}
          icon={isShown ? EyeOff : Eye}
          onPress={() => setShown(!isShown)}
        />
      </div>
      {(problem ?? help) !== undefined && (
        <Text slot="description" className={`line${problem === undefined ? '' : ' is-problem'}`}>
          {problem ?? help}
        </Text>
      )}
    </TextField>
  )
}
