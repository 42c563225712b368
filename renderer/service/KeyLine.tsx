import { Button } from 'react-aria-components'

import type { FetchedField } from '../../shared/fields'
import { serviceTexts as texts } from '../../shared/texts'
import { call } from '../bridge'
import { clock, useNow } from '../shell/time'
import { FieldLine } from './FieldLine'
import { Line } from '../ui/Line'
import { usePage } from './spot'

/** What is to be said of a fetched key: what is going on, what went wrong, or where the key comes from. */
export function KeyLine({ id, field }: { id: string; field: FetchedField }) {
  const { service } = usePage()
  // A sign-in has a place of its own that says how far it is.
  if (service.work?.action === 'fetch') return <Line id={id}>{service.work.text}…</Line>
  return (
    <FieldLine id={id} field={field}>
      <Origin field={field} />
    </FieldLine>
  )
}

function Origin({ field }: { field: FetchedField }) {
  const { service } = usePage()
  const now = useNow()
  const setting = service.settings[field.id]
  const asset = service.targets.find(({ id }) => id === 'unity')
  if (setting?.source === 'file') return texts.foundIn(asset?.path ?? '')
  const { fetched } = service
  if (fetched === null) return setting?.value === '' ? texts.neverFetched : texts.ships
  return (
    <>
      <span className="is-done">{texts.fetched(clock(fetched.at, now))}</span>
      {` · ${texts.ships}`}
      {fetched.change !== null && (
        <>
          {` · ${texts.was(fetched.change.was)} `}
          {fetched.isNewest && (
            <Button className="link-button" onPress={() => void call('history.undo', undefined)}>
              {texts.undo}
            </Button>
          )}
        </>
      )}
    </>
  )
}
