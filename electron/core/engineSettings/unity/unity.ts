import { AppError } from '../../../../shared/errors'
import { entriesOf } from '../../engines/walk'
import { placeInside, type Beyond } from '../../files/contain'
import { nodesOf } from '../../formats/tree'
import type { GameFile } from '../../places/gameFile'
import type { EngineSource, Setting, SettingsFile } from '../rows/source'
import { unreadRow } from '../rows/unread'
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
  if (file.is === 'open') {
    const { opened } = file
    return settingsIn(path, nodesOf(opened), (address) => opened.find(address)?.value ?? null)
  }
  const name = nameOf(path)
  return unreadRow({ path, format: 'unityTree', page: pageOfFile(name).id, name }, file)
}
