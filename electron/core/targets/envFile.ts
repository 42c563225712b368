import type { Place } from '../../../shared/catalog/place'
import { createTarget, type Target } from './target'

type EnvFile = { declared: Place; field: string; path: string; variable: string }

/** A .env file that receives a value under a name the team chose. It is made if it is not there. */
export function createEnvTarget(root: string, { declared, field, path, variable }: EnvFile): Target {
  const target = createTarget({ root, declared, path, addresses: { [field]: { key: variable } } })
  return { ...target, variable, accepted: `${target.accepted}:${variable}` }
}
