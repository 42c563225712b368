import { RefreshCw, X } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Button, Input, SearchField, type SortDescriptor } from 'react-aria-components'

import { call } from '../bridge'
import { Line } from '../service/Line'
import { useAt, usePage } from '../service/spot'
import { ago, useNow } from '../shell/time'
import { texts } from '../texts/tokens'
import { IconButton } from '../ui/IconButton'
import { NoTokens } from './NoTokens'
import { shownTokens, withStates } from './sorting'
import { TokenTable } from './TokenTable'
import type { TokenAction } from './TokenMenu'
import type { ShownToken } from './sorting'
import { useTokenRows } from './useTokenRows'

type Props = {
  isReady: boolean
  isOnline: boolean
  soonDays: number
  onService: () => void
  onAction: (action: TokenAction, token: ShownToken) => void
}

/** The list with what belongs to it: filter, order, when it was read and what went wrong. */
export function TokenList({ isReady, isOnline, soonDays, onService, onAction }: Props) {
  const at = useAt()
  const { project, service } = usePage()
  const now = useNow()
  const rows = useTokenRows()
  const [filter, setFilter] = useState('')
  const [sort, setSort] = useState<SortDescriptor | null>(null)
  // States change by the day: an hour's precision spares the table most of its work.
  const hourText = `${now.toISOString().slice(0, 13)}:00:00Z`
  const hour = useMemo(() => new Date(hourText), [hourText])
  const tokens = useMemo(() => withStates(rows, hour, soonDays), [rows, hour, soonDays])
  const shown = useMemo(() => shownTokens(tokens, filter, sort), [tokens, filter, sort])
  const keptIds = service.tokens?.kept.join(' ')
  const kept = useMemo(() => new Set(keptIds?.split(' ')), [keptIds])
  const readAt = service.tokens?.readAt ?? null
  const canRead = isReady && isOnline && project.boundTo === null && service.work === null
  const isDue = canRead && readAt === null && service.problems['tokens'] === undefined

  // Whoever opens this page wants to see the list.
  useEffect(() => {
    if (isDue) void call('tokens.refresh', { service: at.service, environment: at.environment })
  }, [isDue, at.service, at.environment])

  return (
    <>
      <div className={`token-tools${service.work === null ? '' : ' is-working'}`}>
        <SearchField className="field token-filter" aria-label={texts.filter} value={filter} onChange={setFilter}>
          <Input className="field-input" placeholder={texts.filter} />
          {filter !== '' && <IconButton label={texts.clearFilter} icon={X} onPress={() => setFilter('')} />}
        </SearchField>
        <p className="is-dim" role="status">
          {readAt !== null && texts.counted(shown.length, rows.length)}
        </p>
        <span className="toolbar-space" />
        <p className="is-dim">{service.work === null ? readAt && texts.read(ago(readAt, now)) : `${service.work.text}…`}</p>
        {service.work === null ? (
          <Button className="button" isDisabled={!canRead} onPress={() => void call('tokens.refresh', at)}>
            <RefreshCw size={12} aria-hidden /> {texts.refresh}
          </Button>
        ) : (
          <Button className="button" onPress={() => void call('portal.cancel', at)}>
            <X size={12} aria-hidden /> {texts.cancel}
          </Button>
        )}
      </div>
      {['tokens', 'tokens.create', 'tokens.change'].map((problem) => (
        <Line key={problem} problem={service.problems[problem]} />
      ))}
      {shown.length > 0 ? (
        <TokenTable rows={shown} kept={kept} now={hour} sort={sort} onSort={setSort} onAction={onAction} />
      ) : (
        <NoTokens filter={rows.length > 0 ? filter : null} isReady={isReady} isOnline={isOnline} onService={onService} />
      )}
    </>
  )
}
