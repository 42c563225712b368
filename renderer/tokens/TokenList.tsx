import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Input, SearchField, type SortDescriptor } from 'react-aria-components'

import { tokensTexts as texts } from '../../shared/texts'

import { Line } from '../ui/Line'
import { usePage } from '../service/spot'
import { useNow } from '../shell/time'
import { IconButton } from '../ui/IconButton'
import { NoTokens } from './NoTokens'
import { Reading, useFirstReading } from './Reading'
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
  const { project, service } = usePage()
  const rows = useTokenRows()
  const [filter, setFilter] = useState('')
  const [sort, setSort] = useState<SortDescriptor | null>(null)
  const hour = useHour()
  const tokens = useMemo(() => withStates(rows, hour, soonDays), [rows, hour, soonDays])
  const shown = useMemo(() => shownTokens(tokens, filter, sort), [tokens, filter, sort])
  const keptIds = service.tokens?.kept.join(' ')
  const kept = useMemo(() => new Set(keptIds?.split(' ')), [keptIds])
  const canRead = isReady && isOnline && project.boundTo === null && service.work === null
  useFirstReading(canRead)

  return (
    <>
      <div className={`token-tools${service.work === null ? '' : ' is-working'}`}>
        <SearchField className="field token-filter" aria-label={texts.filter} value={filter} onChange={setFilter}>
          <Input className="field-input" placeholder={texts.filter} />
          {filter !== '' && <IconButton label={texts.clearFilter} icon={X} onPress={() => setFilter('')} />}
        </SearchField>
        <Reading canRead={canRead} counted={texts.counted(shown.length, rows.length)} />
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

/** States change by the day: an hour's precision spares the table most of its work. */
function useHour(): Date {
  const text = `${useNow().toISOString().slice(0, 13)}:00:00Z`
  return useMemo(() => new Date(text), [text])
}
