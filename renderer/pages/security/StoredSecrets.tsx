import { Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components'

import { environmentName } from '../../../shared/values/environments'
import type { StoredSecret } from '../../../shared/securityView'
import { securityTexts as texts } from '../../../shared/texts/security'
import { call } from '../../bridge/bridge'
import { ago, useNow } from '../../ui/time'
import { IconButton } from '../../ui/IconButton'
import { ClearStored } from './ClearStored'

const columns = ['label', 'service', 'project', 'environment', 'origin', 'stored'] as const

type Props = {
  label: string
  secrets: readonly StoredSecret[]
  /** Their project can't be found. It is named above the table, so the table has no column for it. */
  isLost?: boolean
}

/** Secrets of this user without their values. */
export function StoredSecrets({ label, secrets, isLost = false }: Props) {
  const now = useNow()
  const [clearing, setClearing] = useState<StoredSecret | null>(null)
  const shown = columns.filter((id) => id !== 'project' || !isLost)
  if (secrets.length === 0) return <p className="line stored-empty">{texts.empty}</p>

  return (
    <>
      <Table className="stored-table" aria-label={label}>
        <TableHeader>
          {shown.map((id) => (
            <Column key={id} id={id} className="stored-column" isRowHeader={id === 'label'}>
              {texts.columns[id]}
            </Column>
          ))}
          <Column id="actions" className="stored-column">
            <span className="visually-hidden">{texts.actions}</span>
          </Column>
        </TableHeader>
        <TableBody items={sorted(secrets)} dependencies={[now]}>
          {(secret) => (
            <Row id={secret.key} className="stored-row" textValue={secret.label}>
              <Cell>{secret.id === null ? <span title={texts.damagedHelp}>{texts.damaged}</span> : secret.label}</Cell>
              <Cell>{secret.service}</Cell>
              {!isLost && (
                <Cell>
                  <span title={secret.project?.folder ?? secret.id?.project}>{secret.project?.name ?? texts.noProject}</span>
                </Cell>
              )}
              <Cell>{secret.environment !== null && environmentName(secret.environment)}</Cell>
              <Cell>{secret.origin?.replace(/^https:\/\//, '')}</Cell>
              <Cell>
                <Stored secret={secret} now={now} />
              </Cell>
              <Cell>
                <Actions secret={secret} onClear={() => setClearing(secret)} />
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
      {clearing !== null && <ClearStored secret={clearing} onClose={() => setClearing(null)} />}
    </>
  )
}

function Actions({ secret: { id, label, isLost }, onClear }: { secret: StoredSecret; onClear: () => void }) {
  if (id === null) return null
  return (
    <div className="stored-actions">
      {isLost && <IconButton label={texts.lost.copy(label)} icon={Copy} onPress={() => void call('security.copy', { id })} />}
      <IconButton label={texts.clear(label)} icon={Trash2} onPress={onClear} />
    </div>
  )
}

function Stored({ secret: { state, storedAt }, now }: { secret: StoredSecret; now: Date }) {
  const word = texts.states[state]
  return (
    <>
      {storedAt !== null && ago(storedAt, now)} {word !== '' && <span className={`pill is-${state}`}>{word}</span>}
    </>
  )
}

/** By project, then service, then label; each with a unique key for the table. */
function sorted(secrets: readonly StoredSecret[]): (StoredSecret & { key: string })[] {
  const orderOf = ({ project, service, label }: StoredSecret) => `${project?.name ?? '\uffff'}\0${service}\0${label}`
  return secrets
    .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
    .map((secret, index) => ({ ...secret, key: secret.id === null ? `damaged ${index}` : JSON.stringify(secret.id) }))
}
