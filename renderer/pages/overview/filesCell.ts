import type { Field } from '../../../shared/catalog/fields'
import type { FileView } from '../../../shared/placeView'
import { overviewTexts } from '../../../shared/texts/overview'
import { environmentName, type Environment } from '../../../shared/values/environments'
import { fileName, nothing, type Cell } from './cell'

const texts = overviewTexts.files

/** What one environment has in the game's files. */
export type Files = { environment: Environment; files: Readonly<Record<string, readonly FileView[]>> }

/** Where a value is in the game's files, and of which environment it is there. What is wrong in any of `others` is said first. */
export function filesCell(shown: Files, others: readonly Files[], field: Field): Cell {
  const own = wrongIn(shown, field)
  if (own !== null) return own
  for (const other of field.perEnvironment ? others : []) {
    const wrong = wrongIn(other, field)
    if (wrong !== null) return { ...wrong, lead: environmentName(other.environment), environment: other.environment }
  }
  const there = placesOf(shown, field)
  const help = helpOf(there)
  return { ...quiet(there, field.perEnvironment ? shown.environment : null), ...(help !== '' && { help }) }
}

const helpOf = (there: readonly FileView[]) => there.map(({ path }) => path).join('\n')

/** The places that have a value, or can't be read. */
function placesOf({ files }: Files, { id }: Field): FileView[] {
  return (files[id] ?? []).filter(({ state }) => state !== 'absent')
}

function wrongIn(files: Files, field: Field): Cell | null {
  const there = placesOf(files, field)
  const of = (wanted: FileView['state']) => there.filter(({ state }) => state === wanted)
  const [secrets, differing, refused] = [of('secret'), of('differs'), of('refused')]
  const help = helpOf(there)
  if (secrets.length > 0) {
    return { text: counted(secrets), tone: secrets.some(({ ships }) => ships) ? 'error' : 'warning', help }
  }
  if (differing.length > 0) return { text: differs(differing, there), tone: 'warning', help }
  return refused[0] === undefined ? null : { text: texts.refused(fileName(refused[0].path)), tone: 'error', help }
}

function quiet(there: readonly FileView[], environment: Environment | null): Cell {
  const of = (wanted: FileView['state']) => there.filter(({ state }) => state === wanted)
  const [same, others, found] = [of('same'), of('others'), of('found')]
  if (same.length > 0) return { text: counted(same), tone: 'plain', ...leadOf(environment) }
  if (others.length > 0) return { text: counted(others), tone: 'plain', ...leadOf(others[0]?.holds ?? null) }
  return found.length > 0 ? { text: texts.found(counted(found)), tone: 'dim' } : nothing
}

const leadOf = (environment: Environment | null) => (environment === null ? {} : { lead: environmentName(environment) })

function differs(differing: readonly FileView[], all: readonly FileView[]): string {
  return all.length === 1 ? texts.differs(fileName(all[0]?.path ?? '')) : texts.someDiffer(differing.length, all.length)
}

function counted(found: readonly FileView[]): string {
  return found.length === 1 ? fileName(found[0]?.path ?? '') : texts.places(found.length)
}
