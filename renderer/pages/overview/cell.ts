import { overviewTexts as texts } from '../../../shared/texts/overview'
import type { Environment } from '../../../shared/values/environments'

export type Tone = 'ok' | 'warning' | 'error' | 'dim' | 'plain'

/** What a cell of the table says, in few words. */
export type Cell = {
  text: string
  tone: Tone
  /** Stands before the text. */
  lead?: string
  /** Said in full where the pointer rests. */
  help?: string
  /** With a dot, for the state of something that is kept. */
  hasDot?: boolean
  /** The environment that it leads to; left out for the one that is shown. */
  environment?: Environment
  /** Several environments have it together. */
  isForAll?: boolean
}

export const nothing: Cell = { text: texts.nothing, tone: 'dim' }

/** The last part of a path. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
