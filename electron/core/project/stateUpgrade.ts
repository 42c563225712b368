import { z } from 'zod'

import { rowWith } from '../../../shared/general/general'
import { ServiceId, SettingValue } from '../../../shared/schemas'
import { joined, type Edit } from '../places/edit'
import { editOf } from './settingEdits'

// Version 1 had three kinds of entries in a step, by what they changed: settings, targets, the engine's own values.

const OldChange = z.looseObject({
  place: z.object({ service: ServiceId, scope: z.string(), field: z.string() }),
  from: SettingValue.nullable(),
  to: SettingValue.nullable(),
  misfit: z.string().optional(),
})

type OldChange = z.infer<typeof OldChange>

const OldWrite = z.looseObject({
  id: z.enum(['unity', 'env']),
  path: z.string(),
  service: ServiceId,
  environment: z.string(),
  variable: z.string().optional(),
  before: z.record(z.string(), z.string()),
  after: z.record(z.string(), z.string()),
  made: z.boolean().optional(),
})
type OldWrite = z.infer<typeof OldWrite>

const OldEdit = z.looseObject({
  id: z.string().refine((id) => rowWith(id) !== undefined),
  file: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  removed: z.string(),
  inserted: z.string(),
  lead: z.int(),
})
type OldEdit = z.infer<typeof OldEdit>

const OldStep = z.looseObject({ changes: z.array(OldChange), writes: z.array(OldWrite), edits: z.array(OldEdit).default([]) })

const OldFile = z.looseObject({
  version: z.literal(1),
  history: z.array(z.unknown()),
  unfinished: z.array(z.unknown()).default([]),
})

/** A state file of version 1 in the form of version 2. Any other file, and each step unknown to this version, stays as it is. */
export function upgradedState(content: unknown): unknown {
  const old = OldFile.safeParse(content)
  if (!old.success) return content
  const { history, unfinished, ...rest } = old.data
  return { ...rest, version: 2, history: history.map(upgradedStep), unfinished: unfinished.map(upgradedStep) }
}

function upgradedStep(step: unknown): unknown {
  const old = OldStep.safeParse(step)
  if (!old.success) return step
  const { changes, writes, edits, ...rest } = old.data
  return { ...rest, edits: joined([], [...edits.map(ofGeneral), ...changes.map(ofSetting), ...writes.flatMap(ofTarget)]) }
}

function ofSetting({ place: { service, scope, field }, from, to, misfit }: OldChange): Edit {
  return editOf({ place: { service, environment: scope, field }, from, to, misfit })
}

function ofGeneral({ id, file, before, after, removed, inserted, lead }: OldEdit): Edit {
  const { format = '', section, key = '' } = rowWith(id) ?? {}
  const address = section === undefined ? { key } : { section, key }
  return { file, format, address, before, after, written: { removed, inserted, lead }, for: { row: id } }
}

/** The names that version 1 and the file have for the values of an asset. */
const assetKeys = { runtimeKey: 'runtimeKey', projectId: 'projectID', projectName: 'projectName', simulatorSlug: 'simulatorSlug' }

/** A change of project emptied the slug, since it names a simulator of the old one. */
function slugFor(after: OldWrite['after'], before: OldWrite['before']): OldWrite['after'] {
  const name = before['projectId'] === undefined ? 'runtimeKey' : 'projectId'
  return before[name] === (after[name] ?? '') ? {} : { simulatorSlug: '' }
}

/** Only values were noted: for an asset those it had a place for, for an environment file the key. */
function ofTarget({ id, path: file, service, environment, variable = '', before, after, made }: OldWrite): Edit[] {
  const owner = { file, for: { target: id, service, environment } }
  if (id === 'env') {
    const key = { before: before['runtimeKey'] ?? null, after: after['runtimeKey'] ?? null }
    return [{ ...owner, format: 'dotenv', address: { key: variable }, ...key, ...(made === true && { made }) }]
  }
  const wanted: Record<string, string> = { ...slugFor(after, before), ...after }
  const names = (['runtimeKey', 'projectId', 'projectName', 'simulatorSlug'] as const).filter(
    (name) => name === 'runtimeKey' || name in before,
  )
  return names.flatMap((name): Edit[] => {
    const value = wanted[name]
    if (value === undefined) return []
    const edit = { ...owner, format: 'unityAsset', address: { key: assetKeys[name] }, before: before[name] ?? '', after: value }
    return [name === 'simulatorSlug' ? { ...edit, follows: true } : edit]
  })
}
