import type { Address } from '../../../../shared/general/row'

/** What the schema of ids lets pass. */
const longest = 2048

/** The same for one address, and for no other one: part of the undo history. */
export function settingId(file: string, { section = '', key, inside }: Address): string {
  const place = `${section.replaceAll('~', '~0').replaceAll('#', '~2')}/${escaped(key)}`
  return `${file}#${place}${inside === undefined ? '' : `#${inside.replaceAll('#', '~2')}`}`
}

export const isTooLong = (id: string) => id.length > longest

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('#', '~2')
