import { environmentName, type Environment } from '../values/environments'
import { list } from './words'

type StepKind = 'new' | 'undo' | 'redo'

const wayOn: Readonly<Record<StepKind, string>> = {
  new: 'Undo takes it back.',
  undo: 'Undo tries again.',
  redo: 'Redo tries again.',
}

/** The name of a step in a history and in undo. */
export const stepTexts = {
  change: (label: string) => `Change ${label}`,
  reset: (label: string) => `Reset ${label}`,
  restore: (label: string) => `Restore ${label}`,
  take: (label: string, path: string) => `Take ${label} from ${path}`,
  fetch: (label: string) => `Fetch ${label}`,
  write: (path: string) => `Write ${path}`,
  writeFiles: 'Write the game’s files',
  hideService: 'Hide the service',
  showService: 'Show the service',
  strange: 'A step of another version of Latchkey',
  /** A step with the place where it was done. */
  at: (step: string, page: string, environment: Environment | null) =>
    [step, page, ...(environment === null ? [] : [environmentName(environment)])].join(', '),

  /** What became of a step that failed or was cut off. */
  nothingChanged: 'Nothing was changed.',
  stays: (paths: readonly string[], kind: StepKind) =>
    `What had been written to ${list(paths)} could not be rolled back. ${wayOn[kind]}`,
  staysForNow: (paths: readonly string[]) =>
    `What had been written to ${list(paths)} could not be rolled back yet. Latchkey does that before the next change, or the next time it starts.`,
  takenBack: (step: string) => `“${step}” was cut off in the middle. Its changes were rolled back; do it again.`,
  cutOff: (step: string, whatStays: string) => `“${step}” was cut off in the middle. ${whatStays}`,
  /** Why Latchkey can't tell how much of a step a file holds. */
  damaged: (path: string, why: string) => `${path} can’t be read: ${why}. Repair it, then try again.`,
  notNamed: (path: string) =>
    `${path} is left alone while .latchkey/project.json does not say which variable it has there. Correct its values, then try again.`,
  noEngine: (path: string) =>
    `${path} is left alone while the engine of this project is not recognized. Repair the engine’s files, then open the project again.`,
  gone: (path: string) => `${path} is not there any more, so nothing is put back into it. Bring the file back, then try again.`,
  put: (environment: Environment) => `Put ${environmentName(environment)} into the game’s files`,
  store: (label: string) => `Store ${label}`,
  replace: (label: string) => `Replace ${label}`,
}
