import type { Failure } from '../../../shared/errors'
import { AppError } from '../../../shared/errors'
import type { Place } from '../../../shared/catalog/fields'
import type { DiffLine, TargetId } from '../../../shared/view'
import type { Stamp } from '../files/inside'

/** What a target receives. Without `simulatorSlug` the target decides whether the old one still fits. */
export type RuntimeValues = {
  runtimeKey: string
  projectId: string
  projectName: string
  simulatorSlug?: string
}

/** What a target may hold, by field id. */
export type HeldValues = Partial<
  Record<keyof RuntimeValues | 'organizationId' | 'organizationName' | 'playApiEndpoint', string>
>

/** `absent`: the file, or the variable in it, is not there. `refused`: it can't be edited, and `why`. */
export type Reading = {
  state: 'absent' | 'ok' | 'refused'
  values: HeldValues
  why?: Failure
  stamp: Stamp | null
}

/** A write that has not happened yet. */
export type Plan = {
  path: string
  diff: DiffLine[]
  isChange: boolean
  /** Writes, if the file is still what the plan was made from; else throws `file-changed`. */
  apply(): Promise<void>
}

/** A file of the project that receives runtime values. */
export type Target = {
  id: TargetId
  label: string
  /** Relative to the project, with forward slashes; null when there is nowhere to write. */
  path: string | null
  /** The variable that is written, where settings say which: a yes to one is none to another. */
  variable?: string
  /** What the file holds now. Never throws for what is wrong with the file. */
  read(): Promise<Reading>
  /** What writing would change, from the file as it is now. Throws why it can't be written. */
  plan(values: RuntimeValues): Promise<Plan>
  /**
   * Takes the values out again where a first write put them into a file that had none, and the file as well if that
   * write made it and nothing else is in it. Left out by targets that always have a place for them.
   */
  takeOut?(wasMade: boolean): Promise<void>
}

/** A reading of a file that can't be used, from the failure that says why; a bug stays a bug. */
export function refusedReading(error: unknown): Reading {
  if (!(error instanceof AppError)) throw error
  return { state: 'refused', values: {}, why: error.failure, stamp: null }
}

/** A target with what it held when it was last read. */
export type KnownTarget = {
  declared: Place
  target: Target
  reading: Reading
  ignoredByGit: boolean | null
  /** Where its file really is, after all links; null when there is nowhere to write. */
  place: string | null
}
