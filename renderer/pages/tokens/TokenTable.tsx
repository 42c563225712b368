import { KeyRound, TriangleAlert } from 'lucide-react'

import { tokensTexts as texts } from '../../../shared/texts'
import {
  Cell,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
  type SortDescriptor,
} from 'react-aria-components'

import { dayInWords, endInWords } from './days'
import type { ShownToken } from './sorting'
import { TokenMenu, type TokenAction } from './TokenMenu'

type Props = {
  rows: readonly ShownToken[]
  kept: ReadonlySet<string>
  now: Date
  sort: SortDescriptor | null
  onSort: (sort: SortDescriptor) => void
  onAction: (action: TokenAction, token: ShownToken) => void
}

const layout = { rowHeight: 26, headingHeight: 26 }
const widths = { name: '2fr', id: '1.2fr', createdAt: 118, expiresAt: 182, state: 104 } as const
const columns = ['name', 'id', 'createdAt', 'expiresAt', 'state'] as const

/** However many tokens there are, only the visible rows are in the document. */
export function TokenTable({ rows, kept, now, sort, onSort, onAction }: Props) {
  return (
    <Virtualizer layout={TableLayout} layoutOptions={layout}>
      <Table
        className="token-table"
        aria-label={texts.table}
        {...(sort !== null && { sortDescriptor: sort })}
        onSortChange={onSort}
      >
        <TableHeader className="token-header">
          {columns.map((id) => (
            <Column key={id} id={id} className="token-column" isRowHeader={id === 'name'} allowsSorting width={widths[id]}>
              {texts.columns[id]}
            </Column>
          ))}
          <Column id="menu" className="token-column" width={36} minWidth={36}>
            <span className="visually-hidden">{texts.actionsColumn}</span>
          </Column>
        </TableHeader>
        <TableBody items={rows} dependencies={[kept, now]}>
          {(token) => (
            <Row id={token.key} className="token-row" textValue={token.name}>
              <Cell className="token-cell">
                <span className="token-name">{token.name}</span>
                {kept.has(token.id) && <KeyRound className="token-kept" size={11} aria-label={texts.keptHere} />}
              </Cell>
              <Cell className="token-cell">
                <code title={token.id}>{shortId(token.id)}</code>
                {token.isShared && <TriangleAlert className="token-shared" size={11} aria-label={texts.sharedId.mark} />}
              </Cell>
              <Cell className="token-cell">{dayInWords(token.createdAt)}</Cell>
              <Cell className="token-cell">{endInWords(token.expiresAt, now)}</Cell>
              <Cell className="token-cell">
                <span className={`pill is-${token.state}`}>{texts.states[token.state]}</span>
              </Cell>
              <Cell className="token-cell">
                {(!token.isShared || kept.has(token.id)) && (
                  <TokenMenu token={token} isKept={kept.has(token.id)} onAction={onAction} />
                )}
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  )
}

/** Ids of one account often begin alike, so the end stays visible. */
function shortId(id: string): string {
  return id.length > 14 ? `${id.slice(0, 5)}…${id.slice(-6)}` : id
}
