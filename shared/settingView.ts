import { z } from 'zod'

import { Failure } from './errors'
import { FileView } from './placeView'
import { Environment, SettingValue } from './schemas'
import { SecretView } from './secretView'

const When = z.iso.datetime()

export const SettingView = z.object({
  value: SettingValue,
  modified: z.boolean(),
  /** The default; null for a fetched value, which has none. */
  defaultValue: SettingValue.nullable(),
  /** `file`: nothing is saved yet, the value is what the game's own file holds. */
  source: z.enum(['default', 'project', 'file']),
  /** Set when the game's file, or what someone else saved, has a different value than ours. */
  conflict: z.object({ theirs: SettingValue, path: z.string() }).nullable(),
})
export type SettingView = z.infer<typeof SettingView>

/** The values that a file of the game has otherwise, with both, by field id. A key and what came with it are one conflict. */
export const Conflicts = z.record(z.string(), z.object({ ours: SettingValue, theirs: SettingValue, path: z.string() }))
export type Conflicts = z.infer<typeof Conflicts>

/** What a service's answer says about keys. `unclear` is never shown as good. */
export const Verdict = z.object({ verdict: z.enum(['valid', 'invalid', 'unclear']), text: z.string() })
export type Verdict = z.infer<typeof Verdict>

/** What an environment that is not shown holds in its own fields. */
export const ElsewhereView = z.object({
  environment: Environment,
  settings: z.record(z.string(), SettingView.pick({ value: true, modified: true })),
  secrets: z.record(z.string(), SecretView),
  /** As in the view of the service. */
  files: z.record(z.string(), z.array(FileView)),
  /** As in the view of the service. */
  problems: z.record(z.string(), Failure),
  /** When its present key was fetched; null if it was not. */
  fetchedAt: When.nullable(),
  /** What the last check said about its present keys. */
  checked: Verdict.extend({ at: When }).nullable(),
})
export type ElsewhereView = z.infer<typeof ElsewhereView>
