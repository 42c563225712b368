import { fieldOf, serviceOf } from '../../../shared/catalog/services'
import { tokensTexts as texts } from '../../../shared/texts/tokens'
import type { ServiceView } from '../../../shared/view'
import { usePage } from '../../rows/pageContext'
import { Button } from '../../ui/Button'

type Props = {
  /** The filter that leaves nothing; null when there is nothing to filter. */
  filter: string | null
  isReady: boolean
  isOnline: boolean
  onService: () => void
}

/** Replaces an empty table: why it is empty, and what to do. */
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
      <p>{wordsOf(service, filter, isOnline)}</p>
    </div>
  )
}

function wordsOf({ work, tokens }: ServiceView, filter: string | null, isOnline: boolean): string {
  if (tokens !== null && filter !== null) return texts.empty.filtered(filter, tokens.rest)
  if (work !== null) return texts.reading
  if (tokens !== null && tokens.readAt !== null) return texts.empty.none(tokens.rest)
  return isOnline ? texts.empty.unread : texts.empty.offline
}
