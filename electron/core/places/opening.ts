import type { Format, Opened } from '../formats/format'
import type { TextFile } from '../formats/text'

type Known = { file: TextFile; opened: Opened }

export type Opening = ReturnType<typeof createOpening>

/**
 * Takes files of the game apart. Many services have places in one file, and each of them reads it in every environment: while
 * its text is the same, what was taken apart is used again. A view of a text never changes.
 */
export function createOpening() {
  const known = new Map<string, Map<Format, Known>>()
  return {
    open(file: TextFile, path: string, format: Format): Opened {
      const ofPath = known.get(path) ?? new Map<Format, Known>()
      known.set(path, ofPath)
      const last = ofPath.get(format)
      if (last?.file.text === file.text && last.file.encoding === file.encoding) return last.opened
      const opened = format(file, path)
      ofPath.set(format, { file, opened })
      return opened
    },
    /** Lets go of everything: of a large file it is much. */
    forget: () => known.clear(),
  }
}
