import { z } from 'zod'

import { holdsField } from '../../../shared/catalog/ownFields'
import { Environment } from '../../../shared/schemas'
import { ownIn } from '../../../shared/values/own'
import { readJson } from '../json'
import type { Document } from './projectDocument'

// The values that `project.json` has for an environment, whether it lists it or not, in services known to this version or not.

type WithServices = Pick<Document, 'services'>

/** By service, environment and field, as in the file. */
const Values = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))
type Values = z.infer<typeof Values>

/** The values of one environment as a JSON text, in the form that they have in the file. */
export const NotedValues = z.object({
  environment: Environment,
  values: z.string().refine((text) => {
    const json = readJson(text)
    return json.is === 'json' && Values.safeParse(json.value).success
  }),
})
export type NotedValues = z.infer<typeof NotedValues>

/** The values of an environment alone. */
export function valuesOf({ services = {} }: WithServices, environment: string): Values {
  return Object.fromEntries(
    Object.entries(services).flatMap(([service, groups]) => {
      const group = ownIn(groups, environment)
      return group === undefined ? [] : [[service, { [environment]: group }]]
    }),
  )
}

export function notedIn({ values }: NotedValues): Values {
  const json = readJson(values)
  // `NotedValues` has checked it. The schema's own copy would leave out a key named `__proto__`.
  return json.is === 'json' ? (json.value as Values) : {}
}

export function countValues(document: WithServices, environment: string): number {
  const groups = Object.values(valuesOf(document, environment)).flatMap((one) => Object.values(one))
  return groups.reduce((sum, group) => sum + Object.keys(group).length, 0)
}

/** Every environment for which there are values. */
export function environmentsIn({ services = {} }: WithServices): string[] {
  const names = Object.values(services).flatMap((groups) => Object.keys(groups))
  return [...new Set(names)].filter((name) => Environment.safeParse(name).success)
}

/** Whether there is anything of that environment. */
export function isUsedIn(document: WithServices, environment: string): boolean {
  const isHolder = (groups: Values[string]) => ownIn(ownIn(groups, 'all'), holdsField.id) === environment
  return environmentsIn(document).includes(environment) || Object.values(document.services ?? {}).some(isHolder)
}

/** The document with the values of an environment under another name, also where the game's files are said to hold them. */
export function withRenamed<D extends WithServices>(document: D, { from, to }: { from: string; to: string }): D {
  const renamed = ([name, group]: [string, Values[string][string]]) => {
    const isHeld = name === 'all' && ownIn(group, holdsField.id) === from
    return [name === from ? to : name, isHeld ? { ...group, [holdsField.id]: to } : group]
  }
  return withGroups(document, (groups) => Object.fromEntries(Object.entries(groups).map(renamed)))
}

/** The document without the values of an environment, and without services of which nothing else is saved. */
export function withoutValues<D extends WithServices>(document: D, environment: string): D {
  return withGroups(document, (groups) => {
    if (!Object.hasOwn(groups, environment)) return groups
    const others = Object.entries(groups).filter(([name]) => name !== environment)
    return others.length === 0 ? null : Object.fromEntries(others)
  })
}

/** The document with noted values put back. */
export function withValues<D extends WithServices>(document: D, noted: NotedValues): D {
  const services = new Map(Object.entries(document.services ?? {}))
  for (const [service, group] of Object.entries(notedIn(noted))) services.set(service, { ...services.get(service), ...group })
  return { ...document, services: Object.fromEntries(services) }
}

function withGroups<D extends WithServices>(document: D, change: (groups: Values[string]) => Values[string] | null): D {
  const services = Object.entries(document.services ?? {}).flatMap(([service, groups]) => {
    const next = change(groups)
    return next === null ? [] : [[service, next] as const]
  })
  return { ...document, services: Object.fromEntries(services) }
}
