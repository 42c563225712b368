import type { Environment } from '../../../shared/values/environments'
import type { Field } from '../../../shared/catalog/fields'
import type { Service } from '../../../shared/catalog/service'
import { fieldsOf, serviceOf } from '../../../shared/catalog/services'
import { searchTexts as texts } from '../../../shared/texts/search'
import type { ElsewhereView } from '../../../shared/settingView'
import type { ServiceView, TargetView } from '../../../shared/view'
import type { Held, SearchRow } from '../../search/row'
import { companionsIn } from './fieldRows'
import { hasRowOfItsOwn, sectionsOf } from './sections'

/** The rows of a service's page. */
export function serviceRows(service: ServiceView, environment: Environment): SearchRow[] {
  const declared = serviceOf(service.id)
  const { label, check } = declared
  const row = { page: service.id, service: service.id, place: label, also: '', class: null, held: empty, each: null }
  const all = [{ ...service, environment }, ...service.elsewhere] as const
  const companions = companionsIn(fieldsOf(declared))
  const targets = service.targets
    .filter((target) => hasRowOfItsOwn(declared, target))
    .map((target) => ({ ...row, ...targetRow(service, target) }))
  return sectionsOf(declared, service).flatMap(({ fields, shows = [] }) => [
    ...(shows.includes('targets') ? targets : []),
    ...fields.map((field) => ({ ...row, ...fieldRow(declared, [field, ...(companions.get(field.id) ?? [])], all) })),
    ...(shows.includes('check') && check !== undefined
      ? [{ ...row, key: `${service.id}/check`, id: 'check', label: check.label, help: check.help }]
      : []),
  ])
}

const empty: Held = { text: '', isModified: false, isMissing: false }

type Own = Pick<SearchRow, 'key' | 'id' | 'label' | 'help' | 'also' | 'held'>

/** A file of the game, found by its path. The environment file is not among them: its row is a setting. */
function targetRow({ id: service }: ServiceView, { id, label, path }: TargetView): Own {
  return { key: `${service}/target.${id}`, id: '', label, help: '', also: '', held: { ...empty, text: path ?? '' } }
}

type There = Pick<ElsewhereView, 'environment' | 'settings' | 'secrets'>
type WithCompanions = readonly [Field, ...Field[]]

/** `all`: what each environment holds, the shown one first. */
function fieldRow(
  declared: Service,
  fields: WithCompanions,
  all: readonly [There, ...There[]],
): Own & Pick<SearchRow, 'class' | 'each'> {
  const [field, ...companions] = fields
  const held = heldOf(declared, fields, all[0])
  const heldIn = (theirs: There) => (theirs === all[0] ? held : heldOf(declared, fields, theirs))
  return {
    key: `${declared.id}/${field.id}`,
    id: field.id,
    label: field.label,
    help: field.help,
    also: companions.map(({ id, label, help }) => `${id} ${label} ${help}`).join(' '),
    class: field.class,
    held,
    each: field.perEnvironment ? Object.fromEntries(all.map((theirs) => [theirs.environment, heldIn(theirs)])) : null,
  }
}

function heldOf(declared: Service, [field, ...companions]: WithCompanions, { settings, secrets }: There): Held {
  if (field.kind === 'secret') return { text: '', isModified: false, isMissing: secrets[field.id]?.state === 'absent' }
  const value = settings[field.id]?.value ?? ''
  const isKey = field.id === declared.fetch?.key
  return {
    text: [value, ...companions.map(({ id }) => settings[id]?.value ?? '')].map(wordsFor).join(' '),
    // A name that came with a key is not a change made by the user.
    isModified: (field.kind !== 'fetched' || isKey) && settings[field.id]?.modified === true,
    isMissing: isKey && value === '',
  }
}

function wordsFor(value: string | boolean): string {
  return typeof value === 'string' ? value : value ? texts.on : texts.off
}
