import { envFile, envVariable } from '../../../shared/catalog/envFile'
import type { Field } from '../../../shared/catalog/fields'
import type { Service } from '../../../shared/catalog/service'
import { declarationTexts as texts } from '../../../shared/texts/declarations'
import { closest } from './closest'
import { faultAt, when, type Fault, type Path, type Rights } from './fault'
import { faultsOfCheck, faultsOfEnvironments, faultsOfField, faultsOfIds, fieldsById } from './named'
import { faultOfPattern } from './patterns'
import { faultsOfLabel, faultsOfWords } from './textFaults'

const most = { fields: 100, patterns: 60 }

/** Sections, fields, and what fields refer to. */
export function faultsOfSections(service: Service, rights: Rights): Fault[] {
  const { sections } = service
  const fields = sections.flatMap((section, at) =>
    section.fields.map((field, index) => ({ field, path: ['sections', at, 'fields', index] })),
  )
  const patterns = fields.flatMap(({ field }) => patternsOf(field)).length
  if (fields.length > most.fields) return [faultAt(['sections'], texts.many(most.fields))]
  if (patterns > most.patterns) return [faultAt(['sections'], texts.many(most.patterns))]
  return [
    ...faultsOfIds(sections.map(({ id }, at) => ({ id, path: ['sections', at, 'id'] }))),
    ...faultsOfIds(fields.map(({ field: { id }, path }) => ({ id, path: [...path, 'id'] }))),
    ...sections.flatMap((section, at) => [
      ...faultsOfLabel(section.label, ['sections', at, 'label'], rights),
      ...when(!rights.isBuiltIn && section.shows?.includes('sign-in') === true, ['sections', at, 'shows'], texts.codeOnly),
    ]),
    ...faultsOfVariables(fields),
    ...fields.flatMap(({ field, path }) => faultsOf(service, field, path, rights)),
  ]
}

function faultsOf(service: Service, field: Field, path: Path, rights: Rights): Fault[] {
  const link = 'link' in field ? field.link : undefined
  return [
    ...faultsOfLabel(field.label, [...path, 'label'], rights),
    ...faultsOfWords(field.help, [...path, 'help']),
    ...faultsOfLinkName(service, link, [...path, 'link']),
    ...faultsOfReferences(service, field, path),
    ...patternsOf(field).flatMap(({ pattern, under }) => faultsOfPattern(pattern, [...path, ...under])),
    ...('doubts' in field ? (field.doubts ?? []) : []).flatMap(({ environment }, at) =>
      faultsOfEnvironments(environment === undefined ? [] : [environment], [...path, 'doubts', at]),
    ),
    ...faultsOfDefaults(field, path),
  ]
}

function faultsOfLinkName({ links }: Service, link: string | undefined, path: Path): Fault[] {
  if (link === undefined || Object.hasOwn(links, link)) return []
  return [faultAt(path, texts.noLink(link, closest(link, Object.keys(links))))]
}

function faultsOfReferences(service: Service, field: Field, path: Path): Fault[] {
  const fields = fieldsById(service)
  if (field.kind === 'fetched') return faultsOfField(fields, field.companion, ['fetched'], [...path, 'companion'])
  return field.kind === 'text' ? faultsOfField(fields, field.enabledBy, ['switch'], [...path, 'enabledBy']) : []
}

/** A default is used as it is, so what names a file or a variable is checked here like what a user types. */
function faultsOfDefaults(field: Field, path: Path): Fault[] {
  if (field.kind !== 'text') return []
  const { defaultElsewhere: elsewhere, format } = field
  const defaults = [
    { value: field.default, under: ['default'] },
    ...(elsewhere === undefined
      ? []
      : [
          { value: elsewhere.first, under: ['defaultElsewhere', 'first'] },
          // The one in which the environment's name is put.
          { value: elsewhere.other.replace('{environment}', 'test'), under: ['defaultElsewhere', 'other'] },
        ]),
  ]
  return defaults.flatMap(({ value, under }) => {
    if (format === 'env-file') return faultsOfCheck(envFile(value), [...path, ...under], texts.envPath)
    return format === 'env-variable' ? faultsOfCheck(envVariable(value), [...path, ...under], texts.variable) : []
  })
}

/** Programs are started with these variables, so none may be one that tells them what to load. */
function faultsOfVariables(fields: readonly { field: Field; path: Path }[]): Fault[] {
  const seen = new Set<string>()
  return fields.flatMap(({ field, path }) => {
    const name = 'variable' in field ? field.variable : undefined
    if (name === undefined) return []
    const isDouble = seen.has(name.toUpperCase())
    seen.add(name.toUpperCase())
    const at = [...path, 'variable']
    return [...when(isDouble, at, texts.doubled(name)), ...faultsOfCheck(envVariable(name), at, texts.variable)]
  })
}

function patternsOf(field: Field): { pattern: string; under: Path }[] {
  const rules = 'rules' in field ? (field.rules ?? []) : []
  const doubts = 'doubts' in field ? (field.doubts ?? []) : []
  return [
    ...rules.map(({ pattern }, at) => ({ pattern, under: ['rules', at, 'pattern'] })),
    ...doubts.map(({ pattern }, at) => ({ pattern, under: ['doubts', at, 'pattern'] })),
  ]
}

function faultsOfPattern(pattern: string, path: Path): Fault[] {
  const fault = faultOfPattern(pattern)
  return fault === null ? [] : [faultAt(path, texts.patterns[fault])]
}
