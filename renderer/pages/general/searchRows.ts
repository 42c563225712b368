import { generalRows as declaredRows, keyText } from '../../../shared/general/general'
import { shellTexts as texts } from '../../../shared/texts'
import type { ProjectView } from '../../../shared/view'
import { fileWord } from '../../search/filters'
import type { SearchRow } from '../../search/row'

/** The rows of the General page that the project has. The search also finds them by file and key. */
export function generalRows({ engine, general }: ProjectView): SearchRow[] {
  const views = new Map(general?.rows.map((view) => [view.id, view]))
  return declaredRows(engine.kind).flatMap((row) => {
    const view = views.get(row.id)
    if (view === undefined) return []
    return {
      key: `general/${row.id}`,
      page: 'general',
      place: texts.general,
      label: row.label,
      help: row.help,
      id: row.id,
      also: `${row.file} ${view.key ?? keyText(row)}`,
      class: row.class,
      service: null,
      held: { text: view.value, isModified: view.modified, isMissing: false },
      each: null,
      file: fileWord(row.file),
    }
  })
}
