import type { Environment } from '../../shared/values/environments'

/** The path for one environment's own file: `.env.live` for `.env`, `keys/game.live.env` for `keys/game.env`. */
export function ownPath(path: string, environment: Environment): string {
  const named = /^(.*[^/])\.env$/.exec(path)?.[1]
  return named === undefined ? `${path}.${environment}` : `${named}.${environment}.env`
}
