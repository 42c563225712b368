import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'

import { tokensTexts as texts } from '../../../shared/texts/tokens'
import { sharedIds, type TokenRow } from '../../../shared/tokens'

import { useShownResults } from '../../search/results'
import { Line } from '../../ui/Line'
import { usePage } from '../../rows/pageContext'
import { useNow } from '../../ui/time'
import { IconButton } from '../../ui/IconButton'
import { NoTokens } from './NoTokens'
import { Reading, useFirstReading } from './Reading'
import { tokenKey } from './searchRows'
import { shownTokens, withStates } from './sorting'
import { TokenTable } from './TokenTable'
import type { TokenAction } from './TokenMenu'
import type { ShownToken, Sort } from './sorting'
import { useTokenRows } from './useTokenRows'

type Props = {
  isReady: boolean
  isOnline: boolean
  soonDays: number
  onService: () => void
  onAction: (action: TokenAction, token: ShownToken) => void
}

/** The list of tokens with its filter, order, time of reading and failures. */
export function TokenList({ isReady, isOnline, soonDays, onService, onAction }: Props) {
  const { project, service } = usePage()
  const rows = useTokenRows()
  const [filter, setFilter] = useState('')
  const [sort, setSort] = useState<Sort | null>(null)
  const now = useMinute()
  const tokens = useMemo(() => withStates(rows, now, soonDays), [rows, now, soonDays])
  const { found, text } = useFound(tokens)
  const shown = useMemo(() => shownTokens(found, filter, sort), [found, filter, sort])
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
        <Reading canRead={canRead} shown={shown.length} all={rows.length} />
      </div>
      {['tokens', 'tokens.create', 'tokens.change'].map((problem) => (
        <Line key={problem} problem={service.problems[problem]} />
      ))}
      <Doubts rows={rows} />
      {shown.length > 0 ? (
        <TokenTable rows={shown} kept={kept} now={now} sort={sort} onSort={setSort} onAction={onAction} />
      ) : (
        <NoTokens filter={rows.length > 0 ? filter || text : null} isReady={isReady} isOnline={isOnline} onService={onService} />
      )}
    </>
  )
}

/** The tokens that the search of the window hits, and its text; all while nothing is searched for. */
function useFound(tokens: readonly ShownToken[]): { found: readonly ShownToken[]; text: string } {
  const { id } = usePage().service
  const results = useShownResults()
  const found = useMemo(
    () => (results === null ? tokens : tokens.filter((token) => results.isShown(tokenKey(id, token)))),
    [tokens, results, id],
  )
  return { found, text: results?.text ?? '' }
}

/** Warns of tokens the list lacks, and of tokens that share an id. */
function Doubts({ rows }: { rows: readonly TokenRow[] }) {
  const rest = usePage().service.tokens?.rest ?? null
  const shared = useMemo(() => [...sharedIds(rows)], [rows])
  return (
    <>
      {rest !== null && <Line note={{ tone: 'warning', text: texts.rest(rows.length, rest) }} />}
      {shared.length > 0 && <Line note={{ tone: 'warning', text: texts.sharedId.said(shared) }} />}
    </>
  )
}

/** The present minute. Token states change with it, and so do the words for a day, which change at local midnight. */
function useMinute(): Date {
  const text = `${useNow().toISOString().slice(0, 16)}:00Z`
  return useMemo(() => new Date(text), [text])
}
