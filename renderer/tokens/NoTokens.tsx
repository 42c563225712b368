import { Button } from 'react-aria-components'

import { fieldOf, serviceOf } from '../../shared/services'
import { tokensTexts as texts } from '../../shared/texts'
import { usePage } from '../service/spot'

type Props = {
  /** The filter that leaves nothing; null when there is nothing to filter. */
  filter: string | null
  isReady: boolean
  isOnline: boolean
  onService: () => void
}

/** In place of an empty table: why it is empty, and what to do. */
export function NoTokens({ filter, isReady, isOnline, onService }: Props) {
  const { service } = usePage()
  const declared = serviceOf(service.id)
  const secret = fieldOf(declared, declared.tokens?.secret ?? '')
  if (!isReady && secret !== undefined) {
    return (
      <div className="no-hits">
        <p>{texts.empty.noToken(secret.label)}</p>
        <Button className="button" onPress={onService}>
          {texts.empty.toField}
        </Button>
      </div>
    )
  }
  return (
    <div className="no-hits">
      <p>{wordsOf(filter, service.work !== null, isOnline, service.tokens?.readAt ?? null)}</p>
    </div>
  )
}

function wordsOf(filter: string | null, isReading: boolean, isOnline: boolean, readAt: string | null): string {
  if (filter !== null) return texts.empty.filtered(filter)
  if (isReading) return texts.reading
  if (readAt !== null) return texts.empty.none
  return isOnline ? texts.empty.unread : texts.empty.offline
}
