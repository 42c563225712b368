import type { SecretField, TextField } from './fields'

// What the fields of presets have in common, so that each declaration says only what is its own.

type Words<Field> = Pick<Field, Extract<'id' | 'label' | 'help', keyof Field>>

/** A value that ships in the game, where anyone can read it. */
export function runtime(field: Words<TextField> & Partial<TextField>): TextField {
  return { kind: 'text', class: 'runtime', perEnvironment: false, default: '', ...field }
}

/** A value that the team shares and that does not ship. */
export function shared(field: Words<TextField> & Partial<TextField>): TextField {
  return { kind: 'text', class: 'shared', perEnvironment: false, default: '', ...field }
}

/** A game can be built without the secrets of presets, so that none of them is reported as missing. */
export function secret(field: Words<SecretField> & Pick<SecretField, 'variable' | 'link'> & Partial<SecretField>): SecretField {
  return { kind: 'secret', class: 'secret', perEnvironment: false, isOptional: true, doubts: [], ...field }
}
