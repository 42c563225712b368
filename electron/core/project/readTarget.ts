import type { Place } from '../../../shared/catalog/place'
import type { Engine } from '../engines/engine'
import { placeInside } from '../files/contain'
import { createGitIgnores } from '../git/ignored'
import { onceEach } from '../onceEach'
import { readGameFile } from '../places/gameFile'
import type { FieldTexts } from '../targets/addresses'
import type { KnownTarget, Target } from '../targets/target'

type Where = { root: string } & Pick<Engine, 'beyond'>

export type Look = ReturnType<typeof createLook>

/** Several places, of services and environments, may be in the same file: what does not depend on the place is read once. */
export function createLook({ root, beyond }: Where) {
  return {
    isIgnored: createGitIgnores(root),
    realPath: onceEach((path: string | null) => placeNow({ root, beyond }, path)),
    readFile: createFileReader(),
  }
}

function createFileReader(): typeof readGameFile {
  const known = new Map<string, ReturnType<typeof readGameFile>>()
  return (...asked) => {
    const name = JSON.stringify(asked)
    const file = known.get(name) ?? readGameFile(...asked)
    known.set(name, file)
    return file
  }
}

/** A target with what it holds now. */
export async function readTarget(
  { isIgnored, realPath, readFile }: Look,
  declared: Place,
  target: Target,
  texts: FieldTexts,
): Promise<KnownTarget> {
  const { path } = target
  const [reading, place] = await Promise.all([target.read(readFile), realPath(path)])
  const matters = !declared.ships && path !== null && reading.state !== 'refused'
  const ignoredByGit = matters ? await isIgnored(path) : null
  return { declared, target, reading, place, ignoredByGit, texts }
}

/** Where a file really is, after all links; null if that can't be told. */
async function placeNow({ root, beyond }: Where, path: string | null): Promise<string | null> {
  if (path === null) return null
  return placeInside(root, path, beyond).then(
    (place) => place.path,
    () => null,
  )
}
