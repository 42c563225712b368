import { ChevronDown } from 'lucide-react'
import { useRef, useState } from 'react'

import type { SettingType } from '../../../shared/engineSettings'
import { late } from '../../ui/late'
import { defaultOf, type ControlProps } from './at'
import { isOn, withBit } from './bits'
import { usePending } from './usePending'
import { valueWords } from './words'

const OpenFlags = late(async () => (await import('./OpenFlags')).OpenFlags)

type Props = ControlProps & { type: Extract<SettingType, { is: 'flags' }> }

/** Several things that can be on at once: a button with their names, and a list to tick them in. */
export function FlagsControl({ id, describedBy, type, ...at }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const { value, change } = usePending(at)
  const shown = value ?? (defaultOf(at.row) || '0')
  const words = valueWords(type, shown)
  return (
    <>
      <button
        ref={button}
        id={id}
        type="button"
        className={`field is-choice is-flags${value === null ? ' is-unset' : ''}`}
        aria-label={`${at.row.label}, ${words}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-describedby={describedBy}
        onClick={() => setOpen(true)}
      >
        <span className="flags-words">{words}</span>
        <ChevronDown size={12} aria-hidden />
      </button>
      {isOpen && (
        <OpenFlags
          label={at.row.label}
          trigger={button}
          flags={type.bits.map(({ bit, label }) => ({ id: String(bit), label, isOn: isOn(shown, bit) }))}
          onChange={(flag, isSet) => change(withBit(shown, Number(flag), isSet))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
