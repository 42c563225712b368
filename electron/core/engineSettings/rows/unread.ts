import type { GameFile } from '../../places/gameFile'
import { plainForm, type Setting, type SettingsFile } from './source'

type Unread = SettingsFile & { page: string; name: string }

/** The one row of a file that can't be read, which says why; none for any other. */
export function unreadRow({ path, format, page, name }: Unread, file: GameFile | undefined): Setting[] {
  if (file?.is !== 'refused') return []
  const row = { id: `${path}#`, page, folds: [], label: name, key: name, file: path, format }
  return [{ ...row, type: { is: 'literal' }, value: '', why: file.why.message, addresses: [], form: plainForm }]
}
