import type { Field } from '../../../shared/catalog/fields'
import type { Service } from '../../../shared/catalog/service'
import { fieldsOf, keyFieldOf, serviceOf } from '../../../shared/catalog/services'
import { overviewTexts as texts } from '../../../shared/texts/overview'
import type { Environment } from '../../../shared/values/environments'
import { isHeld } from '../../../shared/values/held'
import type { ProjectView, ServiceView } from '../../../shared/view'
import { renewalDayIn } from '../../rows/renewalDays'
import { nothing, type Cell } from './cell'
import { checkedCell, dueCell, lastDay, tokensDueCell, type Clock, type Look } from './dateCells'
import { filesCell } from './filesCell'
import { heldCell, type Asked, type There } from './heldCell'

/** A key of the project, with all that is known of it. */
export type OverviewRow = {
  /** Also the name of the row that it leads to. */
  key: string
  page: string
  service: string
  /** Whether it is the first one of its service. */
  isFirst: boolean
  label: string
  /** One for each environment, or one for all of them. */
  held: readonly Cell[]
  files: Cell
  due: Cell
  checked: Cell
}

/** Where a cell leads: to the key's row, or to the day of a secret. */
export type Aim = { row: OverviewRow; environment: Environment; isDate?: boolean }

/** Every key of the services that a project shows. */
export function overviewRows(project: ProjectView, isHidden: boolean, clock: Clock): OverviewRow[] {
  return project.services.flatMap((service) => {
    const declared = serviceOf(service.id)
    const asked: Asked = { service, all: inOrder(project, service), isHidden, key: keyFieldOf(declared)?.id }
    const rows = [
      ...fieldsOf(declared)
        .filter((field) => matters(declared, field) && isOfInterest(asked, field))
        .map((field) => rowOf(project, asked, field, clock)),
      ...tokensRow(declared, service, clock),
    ]
    return rows.map((row, index) => ({ ...row, service: declared.label, isFirst: index === 0 }))
  })
}

/** The environments in the project's order, with what each holds. What all of them share, each of them has. */
function inOrder({ environment, environments }: ProjectView, service: ServiceView): There[] {
  return environments.flatMap((name) => {
    if (name === environment) return { ...service, environment }
    const there = service.elsewhere.find((other) => other.environment === name)
    return there ?? []
  })
}

/** Secrets, the fetched key, and what is typed and belongs in the game's files. */
function matters({ fetch, places }: Service, { kind, id }: Field): boolean {
  if (kind === 'fetched') return id === fetch?.key
  return kind === 'secret' || (kind === 'text' && places.some(({ values, reads = {} }) => id in values || id in reads))
}

/** What the project can do without, and has nowhere, is left out. */
function isOfInterest({ all }: Asked, field: Field): boolean {
  if (field.kind === 'fetched' || (field.kind === 'secret' && field.isOptional !== true)) return true
  return all.some((there) => isInFile(there, field) || holds(there, field))
}

const isInFile = ({ files }: There, { id }: Field): boolean => (files[id] ?? []).some(({ state }) => state !== 'absent')

function holds(there: There, { id, kind }: Field): boolean {
  if (kind === 'secret') return isHeld(there.secrets[id]) || renewalDayIn(there, id) !== ''
  return (there.settings[id]?.value ?? '') !== ''
}

type Row = Omit<OverviewRow, 'service' | 'isFirst'>

function rowOf(project: ProjectView, asked: Asked, field: Field, clock: Clock): Row {
  const { service, all } = asked
  const { environment } = project
  return {
    key: `${service.id}/${field.id}`,
    page: service.id,
    label: field.label,
    held: heldCells(asked, field, environment),
    files: filesCell({ ...service, environment }, service.elsewhere, field),
    due: field.kind === 'secret' ? dueCell(field, all, clock) : nothing,
    checked: checkedCell(looksAt(service, field, environment), environment, clock.now),
  }
}

function heldCells(asked: Asked, field: Field, environment: Environment): Cell[] {
  const { all } = asked
  if (field.perEnvironment) return all.map((there) => ({ ...heldCell(asked, field, there), environment: there.environment }))
  const here = all.find((there) => there.environment === environment)
  return here === undefined ? [] : [{ ...heldCell(asked, field, here), isForAll: all.length > 1 }]
}

/** When the service was asked about a value: by a check that sent it, or by a fetch with it or for it. */
function looksAt(service: ServiceView, { id }: Field, environment: Environment): Look[] {
  const { check, fetch } = serviceOf(service.id)
  const isSent = check?.sends.includes(id) ?? false
  const isFetched = fetch?.key === id
  const here = {
    environment,
    checked: service.checked,
    fetchedAt: service.fetched?.isCurrent === true ? service.fetched.at : null,
  }
  const secret = fetch?.secret === id ? here.fetchedAt : null
  return [
    ...(secret === null ? [] : [{ environment, at: secret, verdict: 'valid' as const }]),
    ...[here, ...service.elsewhere].flatMap(({ environment: there, checked, fetchedAt }): Look[] => [
      ...(isSent && checked !== null ? [{ environment: there, at: checked.at, verdict: checked.verdict }] : []),
      ...(isFetched && fetchedAt !== null ? [{ environment: there, at: fetchedAt, verdict: 'valid' as const }] : []),
    ]),
  ]
}

/** The tokens of an account, once they were read. */
function tokensRow({ id, tokens: role }: Service, { tokens }: ServiceView, { now }: Clock): Row[] {
  if (role === undefined || tokens === null || tokens.readAt === null) return []
  const page = `${id}/tokens`
  return [
    {
      key: page,
      page,
      label: role.page,
      held: [{ text: texts.tokens(tokens.count), tone: 'plain', isForAll: true }],
      files: nothing,
      due: tokensDueCell(tokens, now),
      checked: { text: lastDay(tokens.readAt, now), tone: 'plain' },
    },
  ]
}
