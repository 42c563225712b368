import { AppError } from '../../../../shared/errors'
import { entriesOf } from '../../engines/walk'
import { placeInside, type Beyond } from '../../files/contain'
import { nodesOf } from '../../formats/tree'
import type { GameFile } from '../../places/gameFile'
import { plainForm, type EngineSource, type Setting, type SettingsFile } from '../rows/source'
import { arranged } from './arranged'
import { pageOfFile } from './facts'
import { settingsIn } from './settingsIn'

const folder = 'ProjectSettings'
/** Packages may keep files of their own there, but hardly thousands. */
const mostFiles = 1000

/** Every asset in `ProjectSettings/`. */
export const unity: EngineSource = {
  async files(root, beyond) {
    const names = await namesIn(root, beyond)
    return names.map((name): SettingsFile => ({ path: `${folder}/${name}`, format: 'unityTree' }))
  },
  read(files) {
    const pages = [...files.keys()].map((path) => pageOfFile(nameOf(path)))
    return arranged(
      [...files].flatMap(([path, file]) => settingsOf(path, file)),
      pages,
    )
  },
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

async function namesIn(root: string, beyond?: Beyond): Promise<string[]> {
  try {
    const { path } = await placeInside(root, folder, beyond)
    const { entries } = await entriesOf(path, mostFiles)
    return entries.map(({ name }) => name).filter((name) => name.endsWith('.asset'))
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}

function settingsOf(path: string, file: GameFile): Setting[] {
  if (file.is === 'open') return settingsIn(path, nodesOf(file.opened))
  return file.is === 'refused' ? [unread(path, file.why.message)] : []
}

/** The one row of a file that can't be read, which says why. */
function unread(path: string, why: string): Setting {
  const name = nameOf(path)
  return {
    id: `${path}#`,
    page: pageOfFile(name).id,
    folds: [],
    label: name,
    key: name,
    file: path,
    format: 'unityTree',
    type: { is: 'literal' },
    value: '',
    why,
    addresses: [],
    form: plainForm,
  }
}
