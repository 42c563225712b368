import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'

import { securityTexts as texts } from '../../../shared/texts/security'

import { IconButton } from '../../ui/IconButton'

type Props = {
  label: string
  help?: string | undefined
  problem?: string | undefined
  /** Why main refused it. It is announced, and the field gets the focus back. */
  refusal?: string | undefined
  value: string
  isFirst?: boolean
  isShown: boolean
  /** Shows or hides what is typed in all fields of the form. Only its last field has the button: Tab goes from field to field. */
  onShow?: ((isShown: boolean) => void) | false
  onChange: (value: string) => void
}

/** A field for a passphrase. */
export function PassphraseField({
  label,
  help,
  refusal,
  problem = refusal,
  value,
  isFirst = false,
  isShown,
  onShow = false,
  onChange,
}: Props) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (refusal !== undefined) input.current?.focus()
  }, [refusal])

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
        <Input ref={input} className="field-input" spellCheck={false} />
        {onShow !== false && (
          <IconButton label={isShown ? texts.hide : texts.show} icon={isShown ? EyeOff : Eye} onPress={() => onShow(!isShown)} />
        )}
      </div>
      <Words help={help} problem={problem} isRefused={refusal !== undefined} />
    </TextField>
  )
}

function Words({ help, problem, isRefused }: Pick<Props, 'help' | 'problem'> & { isRefused: boolean }) {
  const text = problem ?? help
  if (text === undefined) return null
  return (
    <Text
      slot="description"
      className={`line${problem === undefined ? '' : ' is-problem'}`}
      role={isRefused ? 'alert' : undefined}
    >
      {text}
    </Text>
  )
}
