import { envFile, envVariable } from '../../../shared/catalog/envFile'
import type { Field } from '../../../shared/catalog/fields'
import type { Mark, Place } from '../../../shared/catalog/place'
import type { Service } from '../../../shared/catalog/service'
import { fieldsIn } from '../../../shared/catalog/template'
import { declarationTexts as texts } from '../../../shared/texts/declarations'
import { ownerOf, stepsOf } from '../../../shared/values/projectPath'
import { faultAt, when, type Fault, type Path, type Rights } from './fault'
import { faultsOfCheck, faultsOfEnvironments, faultsOfField, faultsOfIds, fieldsById } from './named'
import { faultsOfLabel, faultsOfWords } from './textFaults'

type Fields = ReadonlyMap<string, Field>

/** The files of the game that values are read from and written to, and by which a service is found. */
export function faultsOfPlaces(service: Service, rights: Rights): Fault[] {
  const fields = fieldsById(service)
  return [
    ...faultsOfIds(service.places.map(({ id }, at) => ({ id, path: ['places', at, 'id'] }))),
    ...service.places.flatMap((place, at) => faultsOfPlace(fields, place, ['places', at], rights)),
    ...(service.found ?? []).flatMap((mark, at) => faultsOfMark(mark, ['found', at])),
  ]
}

/** One of them. */
export function faultsOfPlace(fields: Fields, place: Place, path: Path, rights: Rights): Fault[] {
  const { label, absent, values, reads = {}, secrets = {}, emptied = {} } = place
  const written = Object.entries({ ...reads, ...values }).map(([id, address]) => ({
    id,
    address,
    under: id in values ? 'values' : 'reads',
  }))
  return [
    ...faultsOfLabel(label, [...path, 'label'], rights),
    ...faultsOfWords(absent, [...path, 'absent']),
    ...faultsOfFile(fields, place, [...path, 'file'], rights),
    ...written.flatMap(({ id, address, under }) => [
      ...faultsOfValue(fields, id, [...path, under, id]),
      ...faultsOfAddress(fields, place, address, [...path, under, id]),
    ]),
    ...Object.entries(secrets).flatMap(([id, address]) => [
      ...faultsOfField(fields, id, ['secret'], [...path, 'secrets', id]),
      ...faultsOfAddress(fields, place, address, [...path, 'secrets', id]),
    ]),
    ...Object.entries(emptied).flatMap(([key, id]) => faultsOfField(fields, id, ['fetched', 'text'], [...path, 'emptied', key])),
  ]
}

/** What is written into a file of the game is made to be there. */
function faultsOfValue(fields: Fields, id: string, path: Path): Fault[] {
  if (fields.get(id)?.kind === 'secret') return [faultAt(path, texts.secretInPlace(id))]
  return faultsOfField(fields, id, ['fetched', 'text'], path)
}

function faultsOfAddress(fields: Fields, { format }: Place, address: Place['values'][string], path: Path): Fault[] {
  if ('setting' in address) {
    return [
      ...when(format !== 'dotenv', path, texts.settingHere),
      ...faultsOfSetting(fields, address.setting, 'env-variable', [...path, 'setting']),
    ]
  }
  const isVariable = format === 'dotenv'
  return [
    ...(isVariable ? faultsOfCheck(envVariable(address.key), [...path, 'key'], texts.variable) : []),
    ...fieldsIn(address.inside ?? '').flatMap((id) => faultsOfField(fields, id, ['fetched', 'text'], [...path, 'inside'])),
    ...faultsOfEnvironments(Object.keys(address.suffix ?? {}), [...path, 'suffix']),
  ]
}

function faultsOfSetting(fields: Fields, id: string, format: 'env-file' | 'env-variable', path: Path): Fault[] {
  const field = fields.get(id)
  const faults = faultsOfField(fields, id, ['text'], path)
  return field?.kind === 'text' && field.format !== format ? [faultAt(path, texts.wrongFormat(id, format))] : faults
}

function faultsOfFile(fields: Fields, { file, format }: Place, path: Path, { isBuiltIn }: Rights): Fault[] {
  if ('setting' in file) return faultsOfSetting(fields, file.setting, 'env-file', [...path, 'setting'])
  const [name, written] = 'path' in file ? ['path', file.path] : ['standard', file.standard]
  const faults = faultsOfProjectPath(written, [...path, name])
  if (faults.length > 0) return faults
  if (format === 'dotenv') return faultsOfCheck(envFile(written), [...path, name], texts.envPath)
  return when(!isBuiltIn && !isOfGame(written, format), [...path, name], texts.programs)
}

/** What the files of a format are called. Whatever has another name is read by some other program. */
const names: Readonly<Record<Exclude<Place['format'], 'dotenv'>, RegExp>> = {
  unityAsset: /\.asset$/i,
  unityTree: /\.asset$/i,
  unrealTree: /\.ini$/i,
  godot: /(?:^project\.godot|\.cfg|\.env|\.ini|^\.env)$/i,
  jsonTree: /\.json$/i,
  properties: /\.properties$/i,
  source: /\.(?:cs|cpp|cc|h|hpp|gd)$/i,
  keysFile: /\.(?:cs|h|gd)$/i,
}
/** Files of such a name by which tools are told what to load, start or fetch. */
const tools = new Set(
  (
    'desktop.ini|autorun.inf|setup.cfg|tox.ini|pytest.ini|mypy.ini|php.ini|pip.ini|local.properties|packages-lock.json|' +
    'manifest.json|composer.json|deno.json|nx.json|turbo.json|global.json'
  ).split('|'),
)
/** The same by how a name begins and ends. */
const toolsLike = [
  ['gradle', '.properties'],
  ['package', '.json'],
  ['jsconfig', '.json'],
  ['tsconfig', '.json'],
  ['appsettings', '.json'],
  ['', '.code-workspace'],
] as const

function isOfTools(file: string): boolean {
  return tools.has(file) || toolsLike.some(([start, end]) => file.startsWith(start) && file.endsWith(end))
}

function isOfGame(path: string, format: keyof typeof names): boolean {
  const steps = stepsOf(path) ?? []
  const file = steps.at(-1) ?? ''
  const isHidden = steps.slice(0, -1).some((step) => step.startsWith('.'))
  return !isHidden && !isOfTools(file.toLowerCase()) && names[format].test(file)
}

function faultsOfProjectPath(path: string, at: Path): Fault[] {
  const steps = stepsOf(path)
  const isStrange = steps?.some(
    (step) => step !== step.trim() || step.endsWith('.') || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:$|\.)|~\d/i.test(step),
  )
  if (steps === null || isStrange === true || path.startsWith('~') || path.length > 300 || /[*?"<>|$%`]/.test(path)) {
    return [faultAt(at, texts.outside)]
  }
  const owner = steps.map(ownerOf).find((found) => found !== null)
  return owner === undefined || owner === null ? [] : [faultAt(at, texts.owned(owner))]
}

function faultsOfMark(mark: Mark, path: Path): Fault[] {
  if ('file' in mark) return faultsOfProjectPath(mark.file.replaceAll('*', 'x'), [...path, 'file'])
  const [name, value] =
    'package' in mark ? ['package', mark.package] : 'plugin' in mark ? ['plugin', mark.plugin] : ['addon', mark.addon]
  return when(!/^[A-Za-z0-9@][A-Za-z0-9@._ -]*(?:\/[A-Za-z0-9][A-Za-z0-9._ -]*)?$/.test(value), [...path, name], texts.outside)
}
