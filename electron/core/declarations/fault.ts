import type { FaultWords } from '../../../shared/texts/declarations'
import { withVisible } from '../../../shared/values/invisible'

/** What is wrong with a declaration, and where: names and numbers joined by slashes, and the line of its file. */
export type Fault = { readonly path: string; readonly fault: string; readonly fix: string; readonly line?: number | undefined }

export type Path = readonly (string | number)[]

const longest = 300

/** What comes from the file is on one line, short, and all of it can be seen. */
export function faultAt(path: Path, { fault, fix }: FaultWords): Fault {
  return { path: shown(path.join('/')), fault: shown(fault), fix: shown(fix) }
}

function shown(text: string): string {
  const visible = withVisible(text)
  return visible.length <= longest ? visible : `${visible.slice(0, longest)}…`
}

/** The fault, if there is one; for lists of faults. */
export function when(isWrong: boolean, path: Path, words: FaultWords): Fault[] {
  return isWrong ? [faultAt(path, words)] : []
}

/** What came with the app may do more: it was judged before it was shipped. */
export type Rights = {
  readonly isBuiltIn: boolean
  /** The services whose ids and names are taken. */
  readonly others: readonly { id: string; label: string }[]
}
