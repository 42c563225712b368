// Free of zod, like everything the page runs.

/**
 * The id of an environment: a short word in lower case, never `all`. A project names its own, every service maps its own
 * names onto them, and one that a project no longer names keeps its values and secrets.
 */
export type Environment = string

/** What an id looks like. `all` is reserved for values that all environments share. */
export const environmentPattern = /^(?!all$)[a-z][a-z0-9-]{0,31}$/

/** More than a window could show. What a file lists beyond them is kept, and not shown. */
export const mostEnvironments = 16

/** The environments of a project that names none. */
export const defaultEnvironments: readonly Environment[] = ['test', 'live']

/** The name of an environment, or of `all` of them, as users read it. */
export function environmentName(id: Environment): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`.replaceAll('-', ' ')
}

/** Several names, for a sentence. */
export function environmentNames(ids: readonly Environment[]): string {
  return ids.map(environmentName).join(', ')
}

/** A project's other environments. */
export function othersThan(environment: Environment, all: readonly Environment[]): readonly Environment[] {
  return all.filter((other) => other !== environment)
}
