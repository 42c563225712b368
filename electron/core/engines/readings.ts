import { isDeepStrictEqual } from 'node:util'

import type { Failure } from '../../../shared/errors'
import { generalRows, type EngineKind } from '../../../shared/general/general'
import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralView } from '../../../shared/generalView'
import type { Stamp } from '../files/inside'
import { readGameFile, type GameFile } from '../places/gameFile'
import { findIcon, type Icon } from './icon'
import { readPicture, type Picture } from './picture'
import { placeOf } from './rowPlace'
import { rowView } from './rowView'

type Parts = { root: string; kind: EngineKind; problems: ReadonlyMap<string, Failure> }

/** What the engine's files hold, as last read. */
export function createReadings({ root, kind, problems }: Parts) {
  const rows = generalRows(kind)
  const paths = new Map(rows.filter(isText).map(({ file, format }) => [file, format]))
  let files: ReadonlyMap<string, GameFile> | null = null
  let icon: Icon | null = null

  /** Reads the files again. Called only after the first view, which does not wait for them. */
  async function read(): Promise<void> {
    const all = [...paths].map(async ([path, format]) => [path, await readGameFile(root, path, format)] as const)
    files = new Map(await Promise.all(all))
  }

  /** Looks for the picture that the files name, and answers whether it is a new one. That may take long: nothing waits for it. */
  async function readIcon(): Promise<boolean> {
    const row = rows.find((each) => !isText(each))
    const before = icon
    icon = await findIcon(root, row, row && files?.get(row.file), icon)
    return !isDeepStrictEqual(icon, before)
  }

  /** Null where no value is known, or where it is not a text. */
  function valueOf(row: GeneralRow): string | null {
    const known = files?.get(row.file)
    return known?.is === 'open' ? (placeOf(known.opened, row).slot?.value ?? null) : null
  }

  return {
    /** Files with text that is edited here. */
    paths: [...paths.keys()],
    read,
    readIcon,
    valueOf,
    rowOf: (id: string) => rows.find((row) => row.id === id && isText(row)),
    /** Of a file as it was last read; null for none. Undefined where that is not known. */
    stampOf(path: string): Stamp | null | undefined {
      const known = files?.get(path)
      return known?.is === 'open' ? known.stamp : known?.is === 'absent' ? null : undefined
    },
    isAbsent: (path: string) => files?.get(path)?.is === 'absent',
    /** What the game calls itself, as far as the files that were read say it. */
    name(): string | null {
      const row = rows.find(({ isName }) => isName)
      return (row && valueOf(row)?.trim()) || null
    },
    picture: async (): Promise<Picture> => (icon?.path ? readPicture(root, icon.path) : { url: null, why: icon?.why ?? null }),
    view(): GeneralView | null {
      const known = files
      if (known === null) return null
      const refused = [...known].flatMap(([path, { why }]) => (why === null ? [] : [{ path, why }]))
      const views = rows.map((row) =>
        rowView({ kind, row, file: known.get(row.file), icon, problem: problems.get(row.id) ?? null }),
      )
      return { rows: views.filter((view) => view !== null), refused }
    },
  }
}

const isText = ({ kind }: GeneralRow) => kind !== 'icon'
