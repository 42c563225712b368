import { useEffect, useRef, useState } from 'react'

import type { SettingType } from '../../../shared/engineSettings'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { TextInput } from '../../ui/TextInput'
import { defaultOf, type ControlProps } from './at'
import { channelsOf, hexOf, isPlain, withAlpha, withHex } from './colours'
import { NumberInput } from './NumberInput'
import { PieceConflict } from './PieceConflict'
import { usePending } from './usePending'
import { useSettingDraft } from './useSettingDraft'
import { VectorControl } from './VectorControl'

type Props = ControlProps & { type: Extract<SettingType, { is: 'colour' }> }

const channels = ['R', 'G', 'B', 'A']
const none = ['0', '0', '0', '1'] as const

/** A colour: a swatch that opens the platform's picker, its hex and its opacity. One that hex can't say is four numbers. */
export function ColourControl({ type, ...control }: Props) {
  const { id, describedBy, ...at } = control
  const { row } = at
  const { value, change } = usePending(at)
  const known = knownIn(value, row)
  const isUnset = value === null
  const hex = useSettingDraft(at, {
    name: 'hex',
    text: isUnset ? '' : hexOf(known),
    whole: (text, now) => withHex(knownIn(now, row), text),
  })
  const alpha = useSettingDraft(at, {
    name: 'alpha',
    text: isUnset ? '' : known[3],
    whole: (text, now) => withAlpha(knownIn(now, row), text.trim()),
  })
  const isWrong = hex.text !== null && withHex(known, hex.text) === null
  if (!isPlain(known)) return <VectorControl type={{ is: 'vector', parts: channels, isWhole: false }} {...control} />
  return (
    <div className="colour" role="group" aria-label={row.label}>
      <Swatch label={texts.colour(row.label)} hex={hexOf(known)} onPick={(picked) => change(withHex(known, picked) ?? '')} />
      <div className="colour-hex">
        <TextInput
          id={id}
          draft={hex}
          isInvalid={isWrong || row.problem !== undefined}
          isDisabled={false}
          placeholder={hexOf(known)}
          describedBy={`${id}-hex ${describedBy}`}
        />
      </div>
      {type.hasAlpha && (
        <NumberInput
          id={`${id}-alpha`}
          label={texts.alpha(row.label)}
          letter="A"
          type={{ is: 'number', isWhole: false, min: 0, max: 1, step: 0.05 }}
          draft={alpha}
          isInvalid={row.problem !== undefined}
          placeholder={known[3]}
          describedBy={describedBy}
        />
      )}
      <PieceConflict id={id} draft={hex} theirs={hexOf(known)} />
      <PieceConflict id={`${id}-alpha`} draft={alpha} theirs={known[3]} />
      {isWrong && (
        <p className="line is-problem" id={`${id}-hex`} role="alert">
          {texts.notHex}
        </p>
      )}
    </div>
  )
}

const knownIn = (value: string | null, row: ControlProps['row']) => channelsOf(value ?? defaultOf(row)) ?? none

/** The picker says each colour on the way; the one it is closed with is saved. */
function Swatch({ label, hex, onPick }: { label: string; hex: string; onPick: (hex: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [picking, setPicking] = useState<string | null>(null)
  const pick = useRef(onPick)

  useEffect(() => {
    pick.current = onPick
  })
  useEffect(() => {
    const field = input.current
    const close = () => {
      setPicking(null)
      if (field !== null) pick.current(field.value)
    }
    field?.addEventListener('change', close)
    return () => field?.removeEventListener('change', close)
  }, [])

  return (
    <input
      ref={input}
      type="color"
      className="swatch"
      aria-label={label}
      value={(picking ?? hex).toLowerCase()}
      onInput={(event) => setPicking(event.currentTarget.value)}
      onChange={() => undefined}
    />
  )
}
