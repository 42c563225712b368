import { z } from 'zod'

import { command, ofProject, waiting, writing } from './declaring'
import { OwnFormat, ownPlaceId } from './ownPlace'
import { TargetId, TargetsAt } from './placeView'
import { FieldAt, ServiceAt, ServiceId } from './schemas'

const nothing = z.void()
const changing = [...ofProject, ...writing] as const

const File = z.string().max(300)
const Chosen = FieldAt.extend({ file: File, format: OwnFormat, key: z.string().max(600) })

/** What stands in a file now. `problem`: why this place can't be added, in words. */
export const PlaceLook = z.object({
  /** Those with the value of the field first. `more` are not among them. */
  entries: z.array(z.object({ key: z.string(), isSame: z.boolean() })),
  more: z.int(),
  /** At the key that was asked for; null while none is. */
  now: z.object({ is: z.enum(['same', 'differs', 'hidden', 'empty', 'absent', 'no-file', 'keys']), text: z.string() }).nullable(),
  problem: z.string().nullable(),
})
export type PlaceLook = z.infer<typeof PlaceLook>

const KeyChoice = z.object({ service: ServiceId, field: z.string().min(1).max(64) })

/** Our own file of keys: where it is, or would be, and the fields that could have a constant in it. */
export const KeysView = z.object({
  /** Empty if nothing tells where it belongs. */
  file: z.string(),
  keys: z.array(
    KeyChoice.extend({
      /** Of its service and itself. */
      label: z.string(),
      name: z.string(),
      isIn: z.boolean(),
      hasValue: z.boolean(),
    }),
  ),
})
export type KeysView = z.infer<typeof KeysView>

/** The files of the game, and places that the user adds to fields: a refusal of one is said by the dialog that sent it. */
export const placeContract = {
  /** The system's dialog. Null if none was chosen. */
  'place.choose': waiting(nothing, z.object({ file: File.nullable() }), changing),
  'place.look': command(Chosen, PlaceLook),
  'place.add': command(Chosen.extend({ isForAll: z.boolean() }), nothing, changing),
  /** The file stays as it is. */
  'place.remove': command(FieldAt.extend({ id: z.string().regex(ownPlaceId), scope: z.string().max(32) }), nothing, changing),
  'keys.read': command(z.object({ file: File }), KeysView),
  'keys.save': command(z.object({ file: File, keys: z.array(KeyChoice).max(500) }), nothing, changing),

  'targets.write': command(TargetsAt, nothing, [...ofProject, 'file-failed']),
  /** Plans a write; the answer is `pendingWrites` in the view. */
  'targets.preview': command(TargetsAt, nothing),
  'targets.dismiss': command(ServiceAt, nothing),
  /** The same for putting this environment into the files that all environments share. */
  'targets.put': command(ServiceAt, nothing, [...ofProject, ...writing]),
  'targets.ignore': command(ServiceAt.extend({ id: TargetId }), nothing),
} as const
