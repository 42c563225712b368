import type { Place } from '../../../shared/catalog/place'
import { serviceOf } from '../catalog'
import { isFileOf, layoutsOf, rowWith } from '../../../shared/general/general'
import { ServiceAt } from '../../../shared/schemas'
import { placeName, type Edit } from '../places/edit'
import { addressesIn, bareIn, isMeantBy } from '../targets/addresses'
import { settingsFormatOf } from '../engineSettings/rows/source'
import { misfitAt } from './fieldValues'
import { isOfOwnPlace } from './ownEdits'

/**
 * Whether an edit of a game's file is one that its row or target could make: texts, to that place, in that format. Someone
 * else may have written the note, so any other edit is not used.
 */
export function isOfOwner(edit: Edit): boolean {
  if (typeof edit.before === 'boolean' || typeof edit.after === 'boolean') return false
  const { row, setting, target, service, environment } = edit.for ?? {}
  const isOfService = [target, service, environment].some((one) => one !== undefined)
  if (setting !== undefined) return row === undefined && !isOfService && isOfSetting(edit)
  if (row !== undefined) return !isOfService && isOfRow(row, edit)
  return isOfPlace(ServiceAt.safeParse({ service, environment }).data, edit)
}

const isOfPlace = (at: ServiceAt | undefined, edit: Edit) =>
  at !== undefined && (isOfOwnPlace(at, edit) || isOfDeclared(at, edit))

const isOfDeclared = (at: ServiceAt, edit: Edit) =>
  serviceOf(at.service).places.some(({ id, ...place }) => id === edit.for?.target && isOfTarget({ id, ...place }, at, edit))

/** An engine's settings are whatever its own files hold. */
function isOfSetting({ file, format }: Edit): boolean {
  return settingsFormatOf(file) === format
}

function isOfRow(id: string, edit: Edit): boolean {
  const row = rowWith(id)
  if (row === undefined || row.kind === 'icon') return false
  if (!isFileOf(row, edit.file) || row.as !== edit.address.as) return false
  return layoutsOf(row).some((address) => placeName({ ...row, file: edit.file, address }) === placeName(edit))
}

/** Any file may be the asset: only the file itself shows whether it is. */
function isOfTarget(declared: Place, at: ServiceAt, { file, format, address }: Edit): boolean {
  const isFit = (setting: string, text: string) => misfitAt({ ...at, field: setting }, text) === null
  const isNamed = ({ setting }: { setting: string }) =>
    // Older notes of an environment file don't say which variable was written.
    address.section === undefined && (address.key === '' || isFit(setting, address.key))
  const isFile = () => {
    if ('path' in declared.file) return declared.file.path === file
    return 'script' in declared.file || isFit(declared.file.setting, file)
  }
  const own = [
    ...Object.values(addressesIn(declared, at.environment)),
    // Older versions wrote these.
    ...Object.values(bareIn(declared, at.environment)),
    ...Object.keys(declared.emptied ?? {}).map((key) => ({ key })),
  ]
  const isKey =
    own.some((one) => isMeantBy(one, address)) || Object.values(declared.values).some((one) => 'setting' in one && isNamed(one))
  return format === declared.format && isFile() && isKey
}
