/** The value of a setting that is a list, as one text. */
export const listValue = (entries: readonly string[]): string => JSON.stringify(entries)

/** The entries of a list's value; null for a text that is none. */
export function entriesOf(value: string): string[] | null {
  try {
    const read: unknown = JSON.parse(value)
    return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : null
  } catch {
    return null
  }
}

/** More than a person would look through in one place. */
export const mostEntries = 200
