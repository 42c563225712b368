import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import { generalPageTexts as texts } from '../../../shared/texts/generalPage'
import type { Note } from '../../../shared/view'
import { Marked } from '../../search/Marked'
import { Line } from '../../ui/Line'
import { Where } from './Where'

/** What is said about a value below it, and where it is kept. */
export function ValueLine({ id, row, view }: { id: string; row: GeneralRow; view: GeneralRowView }) {
  const { problem, editable, why } = view
  return (
    <div className="general-line">
      <Line id={id} problem={problem ?? undefined} note={noteOf(view)} isHelp>
        <Marked text={why ?? (editable ? row.help : texts.fileRefused)} />
      </Line>
      <Where row={row} view={view} />
    </div>
  )
}

/** Why the value can't be edited, or what may be wrong with it. */
function noteOf({ editable, why, doubt }: GeneralRowView): Note | undefined {
  if (why !== null) return { tone: 'info', text: why }
  // The page says once why a file is not edited.
  if (!editable) return undefined
  return doubt === undefined ? undefined : { tone: 'warning', text: doubt }
}
