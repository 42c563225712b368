import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
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
  onChange: (value: string) => void
}

/** A field for a passphrase, with a button to show what is typed. */
export function PassphraseField({ label, help, refusal, problem = refusal, value, isFirst = false, onChange }: Props) {
  const [isShown, setShown] = useState(false)
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
        <IconButton label={isShown ? texts.hide : texts.show} icon={isShown ? EyeOff : Eye} onPress={() => setShown(!isShown)} />
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
