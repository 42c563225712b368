import { join, posix, relative, sep } from 'node:path'

import { compareTexts } from '../../../../shared/texts/compare'
import { refused } from '../../files/failure'
import { readBounded } from '../boundedFile'
import { assertWorksHere, repositoryOf, type Repository } from '../repository'
import { readSettings } from '../settings'
import { broken } from './failures'
import { createObjects } from './objects'
import { parsedCommit, targetOfTag, type ParsedCommit } from './parsed'
import { headOf, refsBelow } from './refs'
import { createTrees } from './trees'

const texts = compareTexts.git

export type History = Awaited<ReturnType<typeof openHistory>>

const largestShallow = 1024 * 1024
const longestTagChain = 5

/**
 * The history of the repository that a project is in, read by this process alone. Nothing is read before it is asked for, and
 * no more than one object at a time. Throws `file-refused` where there is none that can be read.
 */
export async function openHistory(root: string, home: string) {
  const repository = await repositoryIn(root)
  const settings = await readSettings([join(repository.common, 'config')], home)
  await assertWorksHere(repository, settings)
  if ((settings.get('extensions.refstorage') ?? 'files') !== 'files') throw refused(texts.unknownForm)
  const hashLength = settings.get('extensions.objectformat') === 'sha256' ? 32 : 20
  const objects = createObjects(repository.common, hashLength)
  const shallow = await shallowIn(repository)
  const prefix = relative(repository.top, root).split(sep).join('/')

  /** An object that must be there. */
  async function read(id: string, type: 'tree' | 'blob'): Promise<Buffer> {
    const found = await objects.read(id)
    if (found === null) throw refused(await whyMissing(repository))
    if (found.type !== type) throw broken()
    return found.bytes
  }

  const trees = createTrees({ hashLength, read: (id) => read(id, 'tree') })

  /** The commit that an id means, through tags; null if it is not in this clone. */
  async function commit(id: string, left = longestTagChain): Promise<ParsedCommit | null> {
    const found = await objects.read(id)
    if (found === null) return null
    if (found.type === 'tag' && left > 0) return commit(targetOfTag(found.bytes), left - 1)
    if (found.type !== 'commit') throw broken()
    return parsedCommit(id, found.bytes)
  }

  return {
    commit,
    head: () => headOf(repository),
    refs: (folder: string) => refsBelow(repository, folder),
    /** Whether the clone was cut off at a commit: what was before is not here. */
    isCutAt: (id: string) => shallow.has(id),
    /** Why an object is not here. */
    whyMissing: () => whyMissing(repository),
    blob: (id: string) => read(id, 'blob'),
    /** The id of a file of the project in a commit; null where it has none. */
    async fileIn({ tree }: ParsedCommit, path: string): Promise<string | null> {
      const entry = await trees.entryAt(tree, posix.join(prefix, path))
      return entry?.is === 'file' ? entry.id : null
    },
    /** The files of the project in a commit: those in its top folder, and in the folders that `isEntered` names. */
    async filesIn({ tree }: ParsedCommit, isEntered: (path: string) => boolean): Promise<{ path: string; id: string }[]> {
      const top = prefix === '' ? tree : (await trees.entryAt(tree, prefix))?.id
      return top === undefined ? [] : trees.filesBelow(top, isEntered)
    },
  }
}

async function repositoryIn(root: string): Promise<Repository> {
  const repository = await repositoryOf(root)
  if (repository === null) throw refused(texts.none)
  return repository
}

async function shallowIn({ common }: Repository): Promise<ReadonlySet<string>> {
  const text = (await readBounded(join(common, 'shallow'), { most: largestShallow }))?.toString() ?? ''
  return new Set(text.split('\n').map((line) => line.trim()))
}

/** Objects may be in another repository's folder, or still on a server. Neither is asked. */
async function whyMissing({ common }: Repository): Promise<string> {
  const others = await readBounded(join(common, 'objects/info/alternates'), { most: largestShallow })
  return others === null ? texts.missing : texts.alternates
}
