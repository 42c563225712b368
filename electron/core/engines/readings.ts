import { isDeepStrictEqual } from 'node:util'

import type { Failure } from '../../../shared/errors'
import { filesFor, generalRows, nothingFound, rowWith, sectionsFor } from '../../../shared/general/general'
import type { Found, GeneralRow } from '../../../shared/general/row'
import type { GeneralView } from '../../../shared/generalView'
import { generalTexts } from '../../../shared/texts/general'
import type { Stamp } from '../files/inside'
import { readGameFile, type GameFile } from '../places/gameFile'
import type { Engine } from './engine'
import { findIcon, type Icon } from './icon'
import { readPicture, type Picture } from './picture'
import { placeOf } from './rowPlace'
import { rowView } from './rowView'

type Parts = {
  root: string
  engine: Pick<Engine, 'kind' | 'version' | 'descriptor' | 'beyond'>
  problems: ReadonlyMap<string, Failure>
}

/** What the engine's files hold, as last read. */
export function createReadings({ root, engine, problems }: Parts) {
  const { kind, version, descriptor, beyond } = engine
  const paths = filesFor(kind, engine)
  let files: ReadonlyMap<string, GameFile> | null = null
  let found: Found = { ...nothingFound, descriptor }
  let icon: Icon | null = null

  /** Reads the files again. Called only after the first view, which does not wait for them. */
  async function read(): Promise<void> {
    const all = [...paths].map(async ([path, format]) => [path, await readGameFile(root, path, format, beyond)] as const)
    const now = await Promise.all(all)
    files = new Map(now)
    found = { descriptor, parts: now.flatMap(([, file]) => (file.is === 'open' ? (file.opened.parts?.() ?? []) : [])) }
  }

  /** Looks for the picture that the files name, and answers whether it is a new one. That may take long: nothing waits for it. */
  async function readIcon(): Promise<boolean> {
    const row = generalRows(kind, found).find((each) => !isText(each))
    const before = icon
    icon = await findIcon({ root, beyond }, row, row && files?.get(row.file), icon)
    return !isDeepStrictEqual(icon, before)
  }

  /** Null where no value is known, or where it is not a text. */
  function valueOf(row: GeneralRow): string | null {
    const known = files?.get(row.file)
    return known?.is === 'open' ? (placeOf(known.opened, row, version).slot?.value ?? null) : null
  }

  /** A row of the engine, whether or not the files have it now. */
  function rowOf(id: string): GeneralRow | undefined {
    const row = generalRows(kind, found).find((each) => each.id === id) ?? rowWith(id, kind)
    return row !== undefined && isText(row) && paths.has(row.file) ? row : undefined
  }

  return {
    /** Files with text that is edited here. */
    paths: [...paths.keys()],
    read,
    readIcon,
    valueOf,
    rowOf,
    /** The label, with the part of its file where there are several such rows. */
    labelOf({ id, label }: GeneralRow): string {
      const section = sectionsFor(kind, found).find(({ rows }) => rows.some((row) => row.id === id))
      return section?.of !== undefined ? generalTexts.ofPart(label, section.label) : label
    },
    /** Of a file as it was last read; null for none. Undefined where that is not known. */
    stampOf(path: string): Stamp | null | undefined {
      const known = files?.get(path)
      return known?.is === 'open' ? known.stamp : known?.is === 'absent' ? null : undefined
    },
    isAbsent: (path: string) => files?.get(path)?.is === 'absent',
    /** What the game calls itself, as far as the files that were read say it. */
    name(): string | null {
      const row = generalRows(kind, found).find(({ isName }) => isName)
      return (row && valueOf(row)?.trim()) || null
    },
    picture: async (): Promise<Picture> =>
      icon?.path ? readPicture(root, icon.path, beyond) : { url: null, why: icon?.why ?? null },
    view(): GeneralView | null {
      const known = files
      if (known === null) return null
      const refused = [...known].flatMap(([path, { why }]) => (why === null ? [] : [{ path, why }]))
      const views = generalRows(kind, found).map((row) =>
        rowView({ kind, version, row, file: known.get(row.file), icon, problem: problems.get(row.id) ?? null }),
      )
      return { rows: views.filter((view) => view !== null), found, refused }
    },
  }
}

const isText = ({ kind }: GeneralRow) => kind !== 'icon'
