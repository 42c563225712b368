import type { TextField } from '../../shared/catalog/fields'
import { serviceOf } from '../../shared/catalog/services'
import { serviceTexts as texts } from '../../shared/texts/service'
import { usePage } from './pageContext'
import { TextRow } from './TextRow'

/** The portal's address, with the resulting URL below it, since a bare host gets a path. */
export function PortalUrlRow({ field }: { field: TextField }) {
  const { service } = usePage()
  const isOn = service.settings[serviceOf(service.id).portal?.isCustom ?? '']?.value === true
  const { url, plain } = service.portal
  if (!isOn || url === null) return <TextRow field={field} />
  return (
    <TextRow field={field}>
      {texts.becomes(url)}
      {plain && (
        <span className="badge is-secret" title={texts.plainHelp}>
          {texts.plain}
        </span>
      )}
    </TextRow>
  )
}
