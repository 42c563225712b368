import { alsoSaid } from '../../../shared/alsoSaid'
import type { EnginePageView, EngineSettingView, SettingType } from '../../../shared/engineSettings'
import { enginePage } from '../../../shared/enginePage'
import { fileWord } from '../../search/filters'
import type { SearchRow } from '../../search/row'
import type { Rows } from './pageReading'
import { pageTitle } from './names'
import { valueWords } from './words'

/** A row of the search for each row, made once: the search makes each of them ready only once. */
const made = new WeakMap<EngineSettingView, SearchRow>()

/** The rows of a page of the engine's settings, as the search sees them. */
export function searchRowsOf(page: EnginePageView, rows: Rows): SearchRow[] {
  return rows.map((row) => {
    const known = made.get(row)
    if (known !== undefined) return known
    const fresh = searchRowOf(page, row)
    made.set(row, fresh)
    return fresh
  })
}

function searchRowOf(page: EnginePageView, row: EngineSettingView): SearchRow {
  const { id, label, key, file, folds, platform, type, value, standard, notes, isAdvanced } = row
  const shown = value ?? (standard?.is === 'default' ? standard.value : '')
  const words = valueWords(type, shown)
  return {
    key: `${enginePage}/${id}`,
    page: `${enginePage}/${page.id}`,
    place: pageTitle(page),
    label,
    help: '',
    id: key,
    also: [...folds, platform, fileNameIn(file), alsoSaid(key), ...namesIn(type)].filter(Boolean).join('\n'),
    class: null,
    service: null,
    held: {
      text: row.isSecret === true ? '' : words === shown ? shown : `${shown}\n${words}`,
      isModified: row.isModified,
      isMissing: false,
    },
    each: null,
    file: fileWord(file),
    marks: { risky: notes !== undefined && notes.length > 0, advanced: isAdvanced === true, default: hasDefault(row) },
  }
}

/** The one file of nearly all settings of Godot tells nothing, and its name is a word that people search for. */
function fileNameIn(path: string): string {
  const name = fileWord(path)
  return name === 'project.godot' ? '' : name
}

/** The names of what the value could be. */
function namesIn(type: SettingType): string[] {
  if (type.is === 'choice') return type.choices.map(({ label }) => label)
  return type.is === 'flags' ? type.bits.map(({ label }) => label) : []
}

function hasDefault({ value, standard, isModified }: EngineSettingView): boolean {
  return value === null || (standard?.is === 'default' && !isModified)
}
