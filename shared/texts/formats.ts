import { oneLine } from '../values/oneLine'

/** About a file of properties, as Java reads it. */
export const propertiesTexts = {
  strange: (key: string, file: string) =>
    `${key} in ${file} has characters that programs read differently. Write them as \\uXXXX, then try again.`,
}

/** About a constant in source. */
export const sourceTexts = {
  language: (file: string) => `${file} is not C#, C++ or GDScript. Choose another file.`,
  broken: (file: string) => `${file} has a text or a comment that doesn’t end. Repair it, then try again.`,
  none: (key: string, file: string) => `${file} gives no text to ${key}. Write the constant there first, then try again.`,
  twice: (key: string, file: string) => `${file} sets ${key} in more than one place. Leave one of them, then try again.`,
  computed: (key: string, file: string) => `${key} in ${file} is not one plain text in quotes. Edit it there.`,
  branches: (key: string, file: string, all: readonly { branch: string | null; value: string | null }[]) =>
    `${key} in ${file} depends on a condition: ${all
      .slice(0, 3)
      .map(({ branch, value }) => `${value === null ? 'another value' : `“${oneLine(value)}”`} ${oneLine(branch ?? 'elsewhere')}`)
      .join(', ')}. Edit it there.`,
}

/** About a file of keys, which Latchkey makes. */
export const keysFileTexts = {
  /** In the file itself. It is known by the first of them, which therefore stays what it is. */
  head: 'Keys of this project, kept by Latchkey. Set them there: a file that was edited is left alone.',
  perBuild: 'The value of a key that differs between builds for testing and builds for players.',

  language: (file: string) => `${file} can’t hold keys. Choose a path that ends with .cs, .h or .gd.`,
  foreign: (file: string) => `${file} is not a file of keys that Latchkey made. Move it away, or choose another path.`,
  edited: (file: string) =>
    `${file} was edited by hand, so Latchkey leaves it alone. Take that back, or delete the file, then try again.`,
  environment: (environment: string, file: string) =>
    `${file} has room for Test and Live, and not for ${environment}. Choose another file.`,
  noName: (key: string, file: string) =>
    `${key} is no name for a key in ${file}. Use one like ${file.endsWith('.gd') ? 'SERVICE_KEY' : 'ServiceKey'}.`,
  twice: (key: string, file: string) =>
    `${file} has ${key} both for all builds and for one kind. Take one of them out, then try again.`,
}

/** Why an address leads to no place, or to several. */
export const selectorTexts = {
  none: (key: string, wanted: string) => `${key} has no entry${wanted}. Make it in the engine or the SDK, then try again.`,
  several: (key: string, wanted: string) => `${key} has several entries${wanted}. Remove all but one, then try again.`,
  noValue: (key: string, field: string) => `The entry of ${key} is found by ${field}, which has no value yet. Set it first.`,
  /** The entries that are meant, for these sentences. */
  withMember: (name: string, text: string) => ` whose ${name} is “${oneLine(text)}”`,
  beside: (other: string, text: string) => ` beside “${oneLine(text)}” in ${other}`,
  only: '',
}
