import { keyText, nothingFound, sectionsFor } from '../../../shared/general/general'
import { searchTexts } from '../../../shared/texts/search'
import { shellTexts as texts } from '../../../shared/texts/shell'
import type { GeneralRow, GeneralSection } from '../../../shared/general/row'
import type { ProjectView } from '../../../shared/view'
import { fileWord } from '../../search/filters'
import type { GeneralRowView } from '../../../shared/generalView'
import type { SearchRow } from '../../search/row'

/** The rows of the General page that the project has. The search also finds them by file and key. */
export function generalRows({ engine, general }: ProjectView): SearchRow[] {
  const views = new Map(general?.rows.map((view) => [view.id, view]))
  return sectionsFor(engine.kind, general?.found ?? nothingFound).flatMap((section) =>
    section.rows.flatMap((row) => {
      const view = views.get(row.id)
      return view === undefined ? [] : searchRow(section, row, view)
    }),
  )
}

function searchRow({ of, label }: GeneralSection, row: GeneralRow, view: GeneralRowView): SearchRow {
  return {
    key: `general/${row.id}`,
    page: 'general',
    place: texts.general,
    label: row.label,
    help: row.help,
    id: row.id,
    also: [row.file, view.key ?? keyText(row), of === undefined ? '' : label].filter(Boolean).join(' '),
    class: row.class,
    service: null,
    held: { text: wordsFor(row, view.value), isModified: view.modified, isMissing: false },
    each: null,
    file: fileWord(row.file),
  }
}

function wordsFor({ states }: GeneralRow, value: string): string {
  if (states === undefined) return value
  return value === states.on ? searchTexts.on : searchTexts.off
}
