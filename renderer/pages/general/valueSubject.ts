import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import { historyTexts as texts } from '../../../shared/texts/history'
import { call } from '../../bridge/bridge'
import type { Subject } from '../../history/subject'

/** The history of a value in the engine's files: the changes made in Latchkey. */
export function valueSubject({ id, label, states }: GeneralRow, view: GeneralRowView, isEditable: boolean): Subject {
  return {
    label,
    scope: texts.scopeOfAll,
    read: () => call('general.history', { id }),
    restore: (moment) => void call('general.restore', { id, ...moment }),
    words: (value) => (value === null ? texts.notInFile : wordsFor(String(value), states)),
    isNow: (value) => (value ?? '') === view.value,
    // Only undo removes an entry from the file.
    canRestore: (value) => isEditable && value !== null,
  }
}

function wordsFor(value: string, states: GeneralRow['states']): string {
  if (states !== undefined) return value === states.on ? texts.on : texts.off
  return value || texts.emptyValue
}
