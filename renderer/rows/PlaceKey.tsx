import { Input, Label, ListBox, ListBoxItem, Text, TextField } from 'react-aria-components'

import type { OwnFormat } from '../../shared/ownFormats'
import { ownPlaceTexts as texts } from '../../shared/texts/ownPlaces'
import type { PlaceLook } from '../../shared/placeContract'

type Props = {
  format: OwnFormat
  text: string
  look: PlaceLook
  /** The value is the same in all environments. */
  isForAll: boolean
  onChange: (text: string) => void
}

/** The key of a place: typed, or one of those that the file has, those with the same value first. */
export function PlaceKey({ format, text, look, isForAll, onChange }: Props) {
  const { now, problem } = look
  const words = problem ?? (now === null ? texts.keyHelp[format] : wordsOf(now, isForAll))
  const line = (
    <Text slot="description" className={`line place-now${problem === null ? '' : ' is-problem'}`}>
      {words}
    </Text>
  )
  // It keeps its place, so that nothing moves while a key is typed.
  if (format === 'keysFile') return <p className={`line place-now${problem === null ? '' : ' is-problem'}`}>{words}</p>
  return (
    <div className="form-row">
      <TextField
        className="form-row"
        value={text}
        onChange={onChange}
        isInvalid={problem !== null && text !== ''}
        autoComplete="off"
        maxLength={600}
      >
        <Label>{texts.keyLabel[format]}</Label>
        <div className={`field${problem !== null && text !== '' ? ' is-invalid' : ''}`}>
          <Input className="field-input mono" spellCheck={false} />
        </div>
        {line}
      </TextField>
      <Entries look={look} text={text} onChange={onChange} />
    </div>
  )
}

function Entries({ look: { entries, more }, text, onChange }: Pick<Props, 'look' | 'text' | 'onChange'>) {
  const isChosen = entries.some(({ key }) => key === text)
  return (
    <div className="place-entries">
      <ListBox
        aria-label={entries.some(({ isSame }) => isSame) ? texts.found : texts.others}
        className="place-list"
        selectionMode="single"
        selectedKeys={isChosen ? [text] : []}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys]
          if (key !== undefined) onChange(String(key))
        }}
      >
        {entries.map(({ key, isSame }) => (
          <ListBoxItem key={key} id={key} className="menu-item place-entry" textValue={key}>
            <code>{key}</code>
            {isSame && <span className="is-ok">{texts.sameValue}</span>}
          </ListBoxItem>
        ))}
      </ListBox>
      {more > 0 && <p className="line">{texts.more(more)}</p>}
    </div>
  )
}

function wordsOf({ is, text }: NonNullable<PlaceLook['now']>, isForAll: boolean): string {
  switch (is) {
    case 'differs':
      return texts.now.differs(text)
    case 'keys':
      return (isForAll ? texts.now.keysOfAll : texts.now.keys)(text)
    case 'no-file':
      return texts.now.noFile
    default:
      return texts.now[is]
  }
}
