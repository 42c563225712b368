import { fieldOf, serviceOf } from '../catalog'
import { Environment, ServiceId } from '../../../shared/schemas'
import type { Edit } from '../places/edit'
import { projectPath } from './projectDocument'
import type { Change, SettingAt } from './settingAt'

/** The format of an edit of `project.json`, whose address is `service/environment` and a field in it. */
export const projectFormat = 'project'

export function editOf({ place: { service, environment, field }, from, to, misfit }: Change): Edit {
  const address = { section: `${service}/${environment}`, key: field }
  return { file: projectPath, format: projectFormat, address, before: from, after: to, ...(misfit !== undefined && { misfit }) }
}

/** The changes that edits make to `project.json`. */
export function changesIn(edits: readonly Edit[]): Change[] {
  return edits.flatMap((edit) => {
    const place = settingOf(edit)
    return place === null ? [] : [{ place, from: edit.before, to: edit.after, misfit: edit.misfit }]
  })
}

/**
 * The setting that an edit changes. Null if it is in another file, is a secret, or has a service, an environment or a field
 * that this version does not know.
 */
export function settingOf({ file, format, address: { section = '', key } }: Edit): SettingAt | null {
  if (format !== projectFormat || file !== projectPath) return null
  const slash = section.indexOf('/')
  const service = ServiceId.safeParse(section.slice(0, slash))
  const environment = section.slice(slash + 1)
  const isNamed = environment === 'all' || Environment.safeParse(environment).success
  if (!service.success || !isNamed) return null
  const field = fieldOf(serviceOf(service.data), key)
  return field === undefined || field.kind === 'secret' ? null : { service: service.data, environment, field: key }
}
