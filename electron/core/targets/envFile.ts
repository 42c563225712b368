import { envFileTexts as texts } from '../../../shared/texts'
import { createTarget, type Target } from './target'

type EnvFile = { path: string; variable: string }

/** A .env file that receives the runtime key under a name the team chose. It is made if it is not there. */
export function createEnvTarget(root: string, { path, variable }: EnvFile): Target {
  return {
    ...createTarget({ root, id: 'env', label: texts.label, path, format: 'dotenv', keys: { runtimeKey: variable }, show: hideValue }),
    variable,
  }
}

/** The neighbours of our variable are none of our business, and often secret. */
function hideValue(line: string): string {
  const name = /^\s*(?:#\s*)?(?:export\s+)?[\w.-]+\s*[=:]/.exec(line)?.[0]
  if (name !== undefined) return `${name}…`
  return line.trim() === '' ? '' : '…'
}
