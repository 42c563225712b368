import { RefreshCw, X } from 'lucide-react'
import { useEffect } from 'react'

import { tokensTexts as texts } from '../../../shared/texts/tokens'

import { call } from '../../bridge/bridge'
import { useAt, usePage } from '../../rows/pageContext'
import { ago, useNow } from '../../ui/time'
import { Button } from '../../ui/Button'

/** How many rows were read and when, with Refresh; during a request, what is under way, with Cancel. */
export function Reading({ canRead, shown, all }: { canRead: boolean; shown: number; all: number }) {
  const at = useAt()
  const { work, tokens } = usePage().service
  const now = useNow()
  const readAt = tokens?.readAt ?? null
  return (
    <>
      <p className="is-dim" role="status">
        {readAt !== null && texts.counted(shown, all, tokens?.rest ?? null)}
      </p>
      <span className="toolbar-space" />
      <p className="is-dim">{work === null ? readAt && texts.read(ago(readAt, now)) : `${work.text}…`}</p>
      {work === null ? (
        <Button className="button" isDisabled={!canRead} onPress={() => void call('tokens.refresh', at)}>
          <RefreshCw size={12} aria-hidden /> {texts.refresh}
        </Button>
      ) : (
        <Button className="button" onPress={() => void call('portal.cancel', at)}>
          <X size={12} aria-hidden /> {texts.cancel}
        </Button>
      )}
    </>
  )
}

/** Reads the list when the page is first opened. After a failure it is read again only on demand. */
export function useFirstReading(canRead: boolean): void {
  const { service, environment } = useAt()
  const { tokens, problems } = usePage().service
  const isDue = canRead && (tokens?.readAt ?? null) === null && problems['tokens'] === undefined
  useEffect(() => {
    if (isDue) void call('tokens.refresh', { service, environment })
  }, [isDue, service, environment])
}
