import { z } from 'zod'

import { command, ofProject, waiting, writing } from './declaring'
import { EnvironmentState } from './environmentsView'
import { placeContract } from './placeContract'
import { Environment } from './schemas'
import { mostEnvironments } from './values/environments'

const nothing = z.void()
const changing = [...ofProject, ...writing] as const
/** Every secret of the environment is opened. */
const renaming = [...changing, 'locked', 'unreadable', 'foreign-project'] as const

const One = z.object({ environment: Environment })

/** The environments of the open project. A refusal is in the reply: the dialog that sent the command says why. */
export const environmentContract = {
  ...placeContract,
  'environment.select': command(One, nothing, [...ofProject, 'file-failed']),
  /** Those that the project lists, in its order, then those that it no longer lists and that have values from before. */
  'environment.read': command(nothing, z.array(EnvironmentState)),
  'environment.add': command(One, nothing, changing),
  /** Moves its values and secrets to the new name. */
  'environment.rename': waiting(One.extend({ to: Environment }), nothing, renaming),
  /** Its values and secrets stay; of the values only those in the game's files if `withSettings`. */
  'environment.remove': command(One.extend({ withSettings: z.boolean() }), nothing, changing),
  /** To that place in the list, counted from 0. */
  'environment.move': command(One.extend({ to: z.int().min(0).max(mostEnvironments) }), nothing, changing),
} as const
