import { resolve } from 'node:path'

export const linkScheme = 'latchkey'

export type CommandLine = { project: string | null; link: string | null }

/**
 * Reads the switches we know. Chromium may reorder and add switches, so nothing is taken by position; the last
 * `--project=` counts. Secrets are never accepted here: command lines are visible to every process.
 */
export function readCommandLine(argv: readonly string[], workingFolder: string): CommandLine {
  const project = argv.findLast((word) => word.startsWith('--project='))?.slice('--project='.length)
  return {
    project: project === undefined || project === '' ? null : resolve(workingFolder, project),
    link: argv.findLast((word) => word.toLowerCase().startsWith(`${linkScheme}:`)) ?? null,
  }
}
