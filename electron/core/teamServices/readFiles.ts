import { opendir } from 'node:fs/promises'

import { AppError } from '../../../shared/errors'
import { teamTexts as texts } from '../../../shared/texts/team'
import { placeInside } from '../files/contain'
import { errorCode, fileFailure } from '../files/failure'
import { readInside } from '../files/inside'

/** A file in the team's folder of services: its bytes, or why they were not read. */
export type TeamFile = { readonly name: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly why: { fault: string; fix: string } }
)

/** Each takes up to a third of a second to be judged. `entries`: in the folder, whatever they are. */
const most = { files: 20, entries: 1000 }

/** The declarations in the project's folder, by name. Nothing out of the project is read, and nothing of a folder with too many. */
export async function readTeamFiles(root: string): Promise<TeamFile[]> {
  const names = await orWhy(() => namesIn(root))
  if ('fault' in names) return [{ name: '', why: names }]
  return Promise.all(names.map((name) => readTeamFile(root, name)))
}

async function readTeamFile(root: string, name: string): Promise<TeamFile> {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) return { name, why: texts.fileName }
  const read = await orWhy(() => readInside(root, `${texts.folder}/${name}.json`))
  if (read !== null && 'fault' in read) return { name, why: read }
  return { name, bytes: read?.bytes ?? new Uint8Array() }
}

/** Their names without the extension. */
async function namesIn(root: string): Promise<string[] | Why> {
  const place = await placeInside(root, texts.folder)
  if (!place.exists) return []
  const names: string[] = []
  let entries = 0
  try {
    for await (const { name } of await opendir(place.path)) {
      entries += 1
      if (/\.json$/i.test(name)) names.push(name.replace(/\.json$/, ''))
      if (names.length > most.files || entries > most.entries) return texts.tooMany(most.files)
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw fileFailure(error, 'read', texts.folder)
  }
  return names.toSorted()
}

type Why = { fault: string; fix: string }

async function orWhy<T>(action: () => Promise<T>): Promise<T | Why> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof AppError) return texts.unread(error.failure.message)
    throw error
  }
}
