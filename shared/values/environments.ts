// Free of zod, like everything the page runs.

/**
 * The id of an environment: a small word, never `all`. A project names its own, every service maps its own names onto
 * them, and one that a project no longer names keeps its values and secrets.
 */
export type Environment = string

/** Those of a project that names none. */
export const defaultEnvironments: readonly Environment[] = ['test', 'live']

/** What a user reads, wherever an environment is named, or `all` of them. */
export function environmentName(id: Environment): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`.replaceAll('-', ' ')
}

/** Several of them in a sentence. */
export function environmentNames(ids: readonly Environment[]): string {
  return ids.map(environmentName).join(', ')
}

/** The others that a project names. */
export function othersThan(environment: Environment, all: readonly Environment[]): readonly Environment[] {
  return all.filter((other) => other !== environment)
}
