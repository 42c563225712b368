import { z } from 'zod'

import { SecretView } from './secretView'
import { ApprovedDeclaration } from './teamView'

const When = z.iso.datetime()

/** Which secret a vault record holds. The project, service or field may be unknown here. */
export const RecordId = z.object({
  project: z.string().min(1).max(200),
  service: z.string().min(1).max(200),
  environment: z.string().min(1).max(200),
  field: z.string().min(1).max(200),
})
export type RecordId = z.infer<typeof RecordId>

export const SlotView = z.object({
  kind: z.enum(['keychain', 'weak', 'passphrase', 'unknown']),
  /** What the keychain is called; null for anything else. */
  name: z.string().nullable(),
  createdAt: When.nullable(),
})
export type SlotView = z.infer<typeof SlotView>

/** A secret of the vault in words, never its value. */
export const StoredSecret = z.object({
  /** Null if the record is too damaged to say whose it is. */
  id: RecordId.nullable(),
  /** The project's name and last known folder; null if no project known here has this id. */
  project: z.object({ name: z.string(), folder: z.string() }).nullable(),
  /** No folder known here belongs to its project any more. */
  isLost: z.boolean(),
  service: z.string(),
  environment: z.string().nullable(),
  label: z.string(),
  ...SecretView.pick({ state: true, origin: true, storedAt: true }).shape,
})
export type StoredSecret = z.infer<typeof StoredSecret>

/** What the Security page shows besides what every view has. */
export const SecurityView = z.object({
  slots: z.array(SlotView),
  secrets: z.array(StoredSecret),
  /** Services of teams that the user approved, if there are any. */
  declarations: z.array(ApprovedDeclaration).optional(),
})
export type SecurityView = z.infer<typeof SecurityView>
