import { resolve } from 'node:path'

export type CommandLine = { project: string | null; noSandbox: boolean; debugging: boolean }

/**
 * Reads the switches we know. Chromium may reorder and add switches, so nothing is taken by position; the last
 * `--project=` counts. Secrets are never accepted here: command lines are visible to every process.
 */
export function readCommandLine(argv: readonly string[], workingFolder: string): CommandLine {
  const project = argv.findLast((word) => word.startsWith('--project='))?.slice('--project='.length)
  return {
    project: project === undefined || project === '' ? null : resolve(workingFolder, project),
    noSandbox: argv.includes('--no-sandbox'),
    debugging: argv.some((word) => /^--remote-debugging-(port|pipe)\b/.test(word)),
  }
}
