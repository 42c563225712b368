import { stat } from 'node:fs/promises'

import { z } from 'zod'

import { AppError } from '../../../shared/errors'
import type { Mark } from '../../../shared/catalog/place'
import { decodeText } from '../formats/text'
import { placeInside } from '../files/contain'
import { readInside } from '../files/inside'
import { readJson } from '../json'
import { onceEach } from '../onceEach'
import type { Engine } from './engine'

/** By what a service is known to be in a project: a name in a file, or a file or folder alone. */
export type Evidence = { name: string | null; path: string }

type Marked = { id: string; found?: readonly Mark[] | undefined }
type Where = { root: string; engine: Pick<Engine, 'kind' | 'beyond' | 'descriptor'> }

const manifest = 'Packages/manifest.json'

/**
 * Which of the services a project has the mark of, and by what: the first mark that is there. Each file is read once. What
 * can't be read, is no such file, or leads out of the project, is no mark.
 */
export async function findMarks(where: Where, services: readonly Marked[]): Promise<Map<string, Evidence>> {
  const looked = createLook(where)
  const found = await Promise.all(
    services.map(async ({ id, found: marks = [] }) => {
      const own = await Promise.all(marks.filter((mark) => isFor(where, mark)).map(looked))
      return own.flatMap((evidence) => (evidence === null ? [] : [[id, evidence] as const])).slice(0, 1)
    }),
  )
  return new Map(found.flat())
}

/** The files and folders that tell of marks, whether they are there or not. */
export function markPaths({ engine }: Pick<Where, 'engine'>, services: readonly Marked[]): string[] {
  const marks = services.flatMap(({ found = [] }) => found.filter((mark) => isFor({ engine }, mark)))
  return [...new Set(marks.flatMap((mark) => pathsOf(engine, mark)))]
}

function pathsOf({ descriptor }: Where['engine'], mark: Mark): string[] {
  if ('package' in mark) return [manifest, embedded(mark.package)]
  if ('plugin' in mark) return descriptor === null ? [] : [descriptor]
  return ['addon' in mark ? addonOf(mark.addon) : mark.file]
}

const isFor = ({ engine }: Pick<Where, 'engine'>, mark: Mark) => mark.engine === undefined || mark.engine === engine.kind
/** A package whose files are in the project itself, which the manifest does not name. */
const embedded = (name: string) => `Packages/${name}/package.json`
const addonOf = (name: string) => `addons/${name}`

type Look = (mark: Mark) => Promise<Evidence | null>

function createLook({ root, engine }: Where): Look {
  const { descriptor, beyond } = engine
  const kindOf = onceEach((path: string) => kindInside({ root, beyond }, path))
  const namesOf = (list: 'packages' | 'plugins') =>
    onceEach(async (path: string) => lists[list](await jsonIn({ root, beyond }, path)))
  const namesIn = { packages: namesOf('packages'), plugins: namesOf('plugins') }

  async function ofPackage(name: string): Promise<Evidence | null> {
    if ((await namesIn.packages(manifest)).has(name)) return { name, path: manifest }
    return alone(embedded(name), 'file')
  }

  async function ofPlugin(name: string): Promise<Evidence | null> {
    if (descriptor === null) return null
    return (await namesIn.plugins(descriptor)).has(name.toLowerCase()) ? { name, path: descriptor } : null
  }

  const alone = async (path: string, kind: 'file' | 'folder') => ((await kindOf(path)) === kind ? { name: null, path } : null)

  return async (mark) => {
    if ('package' in mark) return ofPackage(mark.package)
    if ('plugin' in mark) return ofPlugin(mark.plugin)
    return 'addon' in mark ? alone(addonOf(mark.addon), 'folder') : alone(mark.file, 'file')
  }
}

const Manifest = z.object({ dependencies: z.unknown() })
const Descriptor = z.object({ Plugins: z.array(z.unknown()) })
const Plugin = z.object({ Name: z.string(), Enabled: z.literal(true) })

/** The names that such a file lists; none if it is not what it should be. */
const lists = {
  packages(json: unknown): Set<string> {
    const { dependencies } = Manifest.safeParse(json).data ?? {}
    const isList = typeof dependencies === 'object' && dependencies !== null && !Array.isArray(dependencies)
    return new Set(isList ? Object.keys(dependencies) : [])
  },
  /** Those that are switched on. Unreal ignores the case. */
  plugins(json: unknown): Set<string> {
    const all = Descriptor.safeParse(json).data?.Plugins ?? []
    return new Set(all.flatMap((one) => Plugin.safeParse(one).data?.Name.toLowerCase() ?? []))
  },
}

type Read = { root: string } & Pick<Engine, 'beyond'>

async function jsonIn({ root, beyond }: Read, path: string): Promise<unknown> {
  const text = await orNull(async () => {
    const content = await readInside(root, path, beyond)
    return content === null ? null : decodeText(content.bytes, path).text
  })
  const json = readJson(text ?? '')
  return json.is === 'json' ? json.value : null
}

async function kindInside({ root, beyond }: Read, path: string): Promise<'file' | 'folder' | null> {
  const place = await orNull(() => placeInside(root, path, beyond))
  const stats = place?.exists === true ? await stat(place.path).catch(() => null) : null
  if (stats?.isFile() === true) return 'file'
  return stats?.isDirectory() === true ? 'folder' : null
}

async function orNull<T>(action: () => Promise<T>): Promise<T | null> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
