import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

/** The samples of a folder: all folders two levels below. */
export const projectsIn = (folder: string): string[] => foldersBelow(folder).flatMap(foldersBelow)

function foldersBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(path, name))
}

/** Runs an action on a copy of a project, which is removed afterwards. */
export async function withCopy(project: string, action: (root: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'latchkey-samples-'))
  try {
    cpSync(project, root, { recursive: true })
    complete(root)
    await action(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Some samples hold only the files that matter, and lack those that an engine is recognised by. */
function complete(root: string): void {
  const isThere = (path: string) => existsSync(join(root, path))
  const isUnity = isThere('ProjectSettings/ProjectSettings.asset')
  const isUnreal = isThere('Config/DefaultGame.ini') && !readdirSync(root).some((name) => name.endsWith('.uproject'))
  const needed = isUnity ? ['ProjectSettings/ProjectVersion.txt', 'Assets/.keep'] : isUnreal ? ['Game.uproject'] : []
  for (const path of needed.filter((each) => !isThere(each))) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
  }
}

/** The bytes of every file, by its path. */
export type Files = ReadonlyMap<string, Buffer>

export function filesOf(root: string): Files {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.map((path) => [relative(root, path), readFileSync(path)]))
}

export function areSame(one: Files, other: Files, but?: string): boolean {
  return one.size === other.size && [...one].every(([path, bytes]) => path === but || other.get(path)?.equals(bytes))
}

export function putBack(root: string, files: Files): void {
  for (const [path, bytes] of files) writeFileSync(join(root, path), bytes)
}
