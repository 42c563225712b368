import { useId } from 'react'

import type { FetchedField } from '../../shared/catalog/fields'
import { serviceTexts as texts } from '../../shared/texts/service'
import { Marked } from '../search/Marked'
import { FieldLine } from './FieldLine'
import { FieldPlaces } from './FieldPlaces'
import { SettingRow } from './SettingRow'
import { usePage } from './pageContext'

/** A name that came with the key, with its companion (its id). Text to read and select, not to edit. */
export function NameRow({ field, companion }: { field: FetchedField; companion: FetchedField | undefined }) {
  const { service } = usePage()
  const id = useId()
  const value = service.settings[field.id]?.value
  const extra = companion === undefined ? '' : service.settings[companion.id]?.value
  return (
    <SettingRow field={field} labelId={id}>
      <div className="plain-value" role="group" aria-labelledby={id}>
        {value ? (
          <span className="selectable">
            <Marked text={String(value)} />
          </span>
        ) : (
          <span className="is-dim">{texts.none}</span>
        )}
        {extra ? (
          <span className="selectable is-dim mono">
            <Marked text={String(extra)} />
          </span>
        ) : null}
      </div>
      <FieldLine field={field} />
      {companion !== undefined && <FieldLine field={companion} />}
      <FieldPlaces field={field} />
      {companion !== undefined && <FieldPlaces field={companion} />}
    </SettingRow>
  )
}
