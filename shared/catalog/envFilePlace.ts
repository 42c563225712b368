import type { TextField } from './fields'
import type { Place } from './place'

/** A .env file that receives the value of a field, at the path and under the name the team chooses in `envFileFields`. */
export function envFilePlace(field: string): Place {
  return {
    id: 'env',
    label: 'Environment file',
    ships: false,
    file: { setting: 'envFile' },
    format: 'dotenv',
    values: { [field]: { setting: 'envVariable' } },
  }
}

/** The fields for the path of that file, and for the name of the variable in it. */
export function envFileFields(variable: string): TextField[] {
  return [
    {
      id: 'envFile',
      kind: 'text',
      class: 'shared',
      label: 'Environment file',
      help: 'A file such as .env that receives the runtime key as a variable. Empty: none is written.',
      perEnvironment: true,
      default: '',
      defaultElsewhere: { first: '.env', other: '.env.{environment}' },
      format: 'env-file',
    },
    {
      id: 'envVariable',
      kind: 'text',
      class: 'shared',
      label: 'Variable name',
      help: 'The name of the variable in the environment file.',
      perEnvironment: false,
      default: variable,
      format: 'env-variable',
    },
  ]
}
