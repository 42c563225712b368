import { X } from 'lucide-react'
import type { KeyboardEvent } from 'react'

import type { SettingType } from '../../../shared/engineSettings'
import { entriesOf, listValue } from '../../../shared/listValue'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { IconButton } from '../../ui/IconButton'
import { TextInput } from '../../ui/TextInput'
import { defaultOf, type ControlProps } from './at'
import { writeSetting } from './engineRows'
import { PieceConflict } from './PieceConflict'
import { useSettingDraft } from './useSettingDraft'

type Props = ControlProps & { type: Extract<SettingType, { is: 'list' }> }

/**
 * A list: a field for each entry, and one at the end for the next one. An entry that is emptied goes; Alt with an arrow key
 * moves one.
 */
export function ListControl(props: Props) {
  const { row, page, id } = props
  const entries = entriesIn(row.value, row)
  const last = entries.length - 1
  const write = (next: readonly string[]) => void writeSetting({ page, id: row.id }, listValue(next), row.value)
  const fieldAt = (index: number) => document.getElementById(fieldId(id, index > last ? null : index))

  /** The next entry moves up to its place, and behind the last one is the field for a new one. */
  function remove(index: number): void {
    write(entries.toSpliced(index, 1))
    fieldAt(index === last ? index + 1 : index)?.focus()
  }

  /** Behind the last entry there is always the field for the next one. */
  function leaveEmptied(field: HTMLElement): void {
    // The field goes with its entry, and leaving it saves as Enter does.
    if (field.id === fieldId(id, last) && field instanceof HTMLInputElement && field.value.trim() === '')
      fieldAt(last + 1)?.focus()
  }

  function move(from: number, to: number): void {
    const moved = entries[from]
    if (moved === undefined || entries[to] === undefined) return
    write(entries.toSpliced(from, 1).toSpliced(to, 0, moved))
    fieldAt(to)?.focus()
  }

  function press({ altKey, key, target }: KeyboardEvent): void {
    if (!(target instanceof HTMLElement)) return
    const index = entries.findIndex((_, at) => fieldId(id, at) === target.id)
    if (key === 'Enter') leaveEmptied(target)
    if (altKey && key === 'ArrowUp') move(index, index - 1)
    if (altKey && key === 'ArrowDown') move(index, index + 1)
  }

  return (
    <div className="entries" role="group" aria-label={row.label}>
      {entries.map((entry, index) => (
        <div key={index} className="entry">
          <EntryField {...props} entries={entries} index={index} onKeyDown={press} />
          <IconButton label={texts.removeEntry(entry, row.label)} icon={X} onPress={() => remove(index)} />
        </div>
      ))}
      <div className="entry">
        <EntryField {...props} entries={entries} index={null} onKeyDown={press} />
      </div>
    </div>
  )
}

const entriesIn = (value: string | null, row: ControlProps['row']) => entriesOf(value ?? defaultOf(row)) ?? []

/** The row's label is that of the field at the end, which is always there. */
const fieldId = (id: string, index: number | null) => (index === null ? id : `${id}-${index}`)

type EntryProps = Props & { entries: readonly string[]; index: number | null; onKeyDown: (event: KeyboardEvent) => void }

/** An entry; without an index, the one to be added. The others stay as they are. */
function EntryField({ entries, index, onKeyDown, type, id, describedBy, ...at }: EntryProps) {
  const { row } = at
  const text = index === null ? '' : (entries[index] ?? '')
  const draft = useSettingDraft(at, {
    name: index === null ? 'new' : String(index),
    text,
    whole(typed, now) {
      const entry = type.of === 'text' ? typed : typed.trim()
      const others = entriesIn(now, row)
      return listValue(others.toSpliced(index ?? others.length, 1, ...(entry.trim() === '' ? [] : [entry])))
    },
  })
  const own = fieldId(id, index)
  function press(event: KeyboardEvent): void {
    onKeyDown(event)
    draft.input.onKeyDown(event)
  }
  return (
    <>
      <TextInput
        id={own}
        label={index === null ? texts.addEntry(row.label) : texts.entry(row.label, index + 1)}
        draft={{ ...draft, input: { ...draft.input, onKeyDown: press } }}
        isInvalid={row.problem !== undefined && draft.text !== null}
        isDisabled={false}
        isProse={type.of === 'text'}
        placeholder={index === null ? texts.newEntry : ''}
        isWord
        describedBy={describedBy}
      />
      <PieceConflict id={own} draft={draft} theirs={text} />
    </>
  )
}
