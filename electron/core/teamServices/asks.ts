import type { Field } from '../../../shared/catalog/fields'
import type { Place } from '../../../shared/catalog/place'
import type { Service } from '../../../shared/catalog/service'
import { fieldOf, fieldsOf, isSent } from '../../../shared/catalog/services'
import { teamTexts as texts } from '../../../shared/texts/team'
import type { AskedGroup } from '../../../shared/teamView'
import { portalOf } from '../portal/origin'

/** All that a declaration asks for, in words, what matters most first. A place of the game is one line. */
export function asksOf(service: Service): AskedGroup[] {
  return [
    { id: 'origins', lines: lines(originsOf(service)) },
    { id: 'files', lines: lines(filesOf(service)) },
    {
      id: 'fields',
      lines: lines(fieldsOf(service).map((field) => texts.field(field.label, texts.kinds[kindOf(service, field)]))),
    },
    { id: 'marks', lines: lines(marksOf(service)) },
    { id: 'links', lines: lines(Object.values(service.links).map(({ label, url }) => texts.link(label, url))) },
  ]
}

/** Where the value goes, by what is declared and by where it is written. */
function kindOf({ places }: Service, { id, class: kind }: Field): keyof typeof texts.kinds {
  const isWritten = places.some(({ ships, values }) => ships && Object.hasOwn(values, id))
  return kind === 'shared' && isWritten ? 'both' : kind
}

const lines = (all: readonly string[]) => [...new Set(all)].map((text) => ({ text }))

function originsOf(service: Service): string[] {
  const { portal } = service
  if (portal === undefined) return [texts.nowhere]
  const { origin } = portalOf(portal.url, { basePath: '' })
  const secrets = fieldsOf(service).filter(({ kind, id }) => kind === 'secret' && isSent(service, id))
  const custom = fieldOf(service, portal.isCustom ?? '')
  return [
    texts.sends(
      origin,
      secrets.map(({ label }) => label),
    ),
    ...(portal.local === undefined ? [] : [texts.local(portal.local)]),
    ...(custom === undefined ? [] : [texts.whereElse(custom.label)]),
  ]
}

function filesOf(service: Service): string[] {
  const { places } = service
  return places.length === 0
    ? [texts.noFiles]
    : places.map((place) => texts.place(nameOf(service, place), place.ships, accessOf(service, place)))
}

function nameOf(service: Service, { file }: Place): string {
  if ('path' in file) return file.path
  return 'standard' in file ? texts.ofScript(file.standard) : settingName(service, file.setting)
}

function settingName(service: Service, id: string): string {
  const field = fieldOf(service, id)
  if (field?.kind !== 'text') return id
  const { first, other } = field.defaultElsewhere ?? {}
  const standard = [field.default, first, other].flatMap((path) => (path === undefined || path === '' ? [] : [path]))
  return texts.ofSetting(field.label, [...new Set(standard)])
}

function accessOf(service: Service, { values, secrets = {} }: Place): string {
  const labels = Object.keys(secrets).map((id) => fieldOf(service, id)?.label ?? id)
  const access = Object.keys(values).length > 0 || labels.length > 0 ? texts.readAndWritten : texts.onlyRead
  return labels.length === 0 ? access : `${access}, ${texts.secretsIn(labels)}`
}

function marksOf({ found = [] }: Service): string[] {
  return found.map((mark) => {
    if ('package' in mark) return texts.mark(mark.package, 'Packages/manifest.json')
    if ('plugin' in mark) return texts.mark(mark.plugin, '.uproject')
    return texts.mark(null, 'addon' in mark ? `addons/${mark.addon}` : mark.file)
  })
}
