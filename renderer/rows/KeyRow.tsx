import { ArrowDown, Copy, X } from 'lucide-react'
import { useId, type MouseEvent } from 'react'

import type { FetchedField } from '../../shared/catalog/fields'
import { serviceTexts as texts } from '../../shared/texts/service'
import { call } from '../bridge/bridge'
import { IconButton } from '../ui/IconButton'
import { committed } from './commits'
import { KeyLine } from './KeyLine'
import { FieldPlaces } from './FieldPlaces'
import { SettingRow } from './SettingRow'
import { useAt, usePage } from './pageContext'

/** The value that arrives from the portal, with the arrow that fetches it. */
export function KeyRow({ field }: { field: FetchedField }) {
  const { service } = usePage()
  const at = useAt()
  const id = useId()
  const setting = service.settings[field.id]
  const value = typeof setting?.value === 'string' ? setting.value : ''
  const isWorking = service.work?.action === 'fetch'

  return (
    <SettingRow field={field} htmlFor={id} isModified={setting?.modified ?? false}>
      <div className={`field${service.problems[field.id] ? ' is-invalid' : ''}${isWorking ? ' is-working' : ''}`}>
        <input
          id={id}
          className="field-input mono"
          readOnly
          value={value}
          aria-describedby={`${id}-line ${id}-help`}
          onFocus={(event) => event.target.select()}
        />
        {value !== '' && (
          <IconButton
            label={texts.copy(field.label)}
            icon={Copy}
            onPress={() => void call('setting.copy', { ...at, field: field.id, form: 'value' })}
          />
        )}
        <FetchButton field={field} />
      </div>
      <KeyLine id={`${id}-line`} field={field} />
      <FieldPlaces field={field} />
    </SettingRow>
  )
}

/** The arrow; during a fetch, Cancel. */
function FetchButton({ field }: { field: FetchedField }) {
  const { project, service } = usePage()
  const at = useAt()

  async function fetch(): Promise<void> {
    // A token that was typed just before is saved first.
    await committed()
    await call('portal.fetch', at)
  }

  /** Cancel replaces the arrow, so the second click of a double click on the arrow hits it. That click is ignored. */
  function cancel({ detail: clicks }: MouseEvent): void {
    if (clicks < 2) void call('portal.cancel', at)
  }

  return service.work?.action === 'fetch' ? (
    <IconButton label={texts.cancelFetch} icon={X} onPress={cancel} />
  ) : (
    <IconButton
      label={texts.fetch(field.label)}
      icon={ArrowDown}
      isFilled
      isDisabled={project.readOnly !== null || service.work !== null}
      onPress={() => void fetch()}
    />
  )
}
