import type { Field } from '../../../shared/catalog/fields'
import { holdsField } from '../../../shared/catalog/ownFields'
import type { Service } from '../../../shared/catalog/service'
import { gameFileTexts as texts } from '../../../shared/texts/gameFiles'
import { fieldOf } from '../../../shared/catalog/services'
import type { ServiceView, TargetView } from '../../../shared/view'
import { hasRow } from './fieldRows'

type Section = Service['sections'][number]

/**
 * The sections of a service's page, with the fields that have a row. One of them shows the files of the game: if the service
 * declares none that does, one is added once there are any.
 */
export function sectionsOf({ sections }: Service, { settings, targets }: ServiceView): Section[] {
  const isThere = sections.some(showsFiles) || targets.length === 0
  const all = isThere
    ? sections
    : [...sections, { id: 'places', label: texts.placesTitle, fields: [], shows: ['targets' as const] }]
  const holder: Field[] = settings[holdsField.id] === undefined ? [] : [holdsField]
  return all.map((section) => ({
    ...section,
    fields: [...(showsFiles(section) ? holder : []), ...section.fields.filter(hasRow)] as Section['fields'],
  }))
}

const showsFiles = ({ shows = [] }: Section) => shows.includes('targets')

/**
 * Whether a file of the game has a row: not where a setting names it, or where each of its values is in the row of its own
 * field.
 */
export function hasRowOfItsOwn(service: Service, { id, setting }: TargetView): boolean {
  const values = service.places.find((place) => place.id === id)?.values ?? {}
  return setting === null && Object.keys(values).some((field) => fieldOf(service, field)?.kind === 'fetched')
}
