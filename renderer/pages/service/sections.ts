import type { Field } from '../../../shared/catalog/fields'
import { holdsField } from '../../../shared/catalog/ownFields'
import type { Service } from '../../../shared/catalog/service'
import { serviceTexts as texts } from '../../../shared/texts'
import type { ServiceView } from '../../../shared/view'
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
