import { memo } from 'react'

import type { FetchedField, Field, TextField } from '../../shared/catalog/fields'
import type { Service } from '../../shared/catalog/service'
import { serviceOf } from '../../shared/catalog/services'
import { EnvFileRow } from './EnvFileRow'
import { FilesRow } from './FilesRow'
import { KeyRow } from './KeyRow'
import { NameRow } from './NameRow'
import { PortalUrlRow } from './PortalUrlRow'
import { SecretRow } from './SecretRow'
import { SwitchRow } from './SwitchRow'
import { TextRow } from './TextRow'
import { useAt } from './pageContext'

/** The row that suits a field's kind. It is drawn anew when its page has changed; a search changes only what it marks in it. */
export const FieldRow = memo(function FieldRow({ field, companion }: { field: Field; companion: FetchedField | undefined }) {
  const service = serviceOf(useAt().service)
  switch (field.kind) {
    case 'secret':
      return <SecretRow field={field} />
    case 'fetched':
      return field.id === service.fetch?.key ? <KeyRow field={field} /> : <NameRow field={field} companion={companion} />
    case 'switch':
      return <SwitchRow field={field} />
    case 'files':
      return <FilesRow field={field} />
    case 'text':
      return <TypedRow service={service} field={field} />
  }
})

/** The row of a text that the user types. Some show more below it. */
function TypedRow({ service: { portal, places }, field }: { service: Service; field: TextField }) {
  if (field.id === portal?.customUrl) return <PortalUrlRow field={field} />
  const namesFile = places.some(({ file }) => 'setting' in file && file.setting === field.id)
  return namesFile ? <EnvFileRow field={field} /> : <TextRow field={field} />
}
