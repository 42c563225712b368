import { AppError } from '../../../../shared/errors'
import { walk } from '../../engines/walk'
import type { SettingsFile } from '../rows/source'

/** More is no set of settings. */
const limits = { folders: 200, entries: 1000, depth: 4 }
const mostFiles = 300

/** Every ini in Config/, those of the editor's own window first, then what platforms have in folders of their own. */
export async function iniFiles(root: string): Promise<SettingsFile[]> {
  const [own, ofPlatforms] = [await inisBelow(root, 'Config'), await inisBelow(root, 'Platforms')]
  return [...own.toSorted(byOrder), ...ofPlatforms.filter((path) => ofPlatform.test(path)).toSorted()]
    .slice(0, mostFiles)
    .map((path) => ({ path, format: 'unrealTree' }))
}

/** In Unreal's order: what stands here counts over `Config/Windows/WindowsEngine.ini`. */
const ofPlatform = /^Platforms\/([^/]+)\/Config\/[^/]+$/

async function inisBelow(root: string, below: string): Promise<string[]> {
  const paths: string[] = []
  try {
    for await (const { path, entries } of walk(root, { below, isSearched: (name) => !name.startsWith('.') }, limits)) {
      const names = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith('.ini')).map(({ name }) => name)
      paths.push(...names.map((name) => [below, path, name].filter((part) => part !== '').join('/')))
    }
  } catch (error) {
    // The folder leads out of the project.
    if (!(error instanceof AppError)) throw error
  }
  return paths
}

const byOrder = (one: string, other: string) => orderOf(one) - orderOf(other) || (one < other ? -1 : 1)

const first = ['Engine', 'Game', 'Editor', 'Input', 'Scalability'].map((kind) => `Config/Default${kind}.ini`)

function orderOf(path: string): number {
  const place = first.indexOf(path)
  return place === -1 ? first.length : place
}

/** The Default file whose settings a file has, and the platform that it has them for. */
export type Layer = { base: string; platform: string | undefined }

const platforms = [
  'Android',
  'AllDesktop',
  'Apple',
  'HoloLens',
  'HTML5',
  'IOS',
  'Linux',
  'LinuxAArch64',
  'LinuxArm64',
  'Lumin',
  'Mac',
  'PS4',
  'PS5',
  'Quail',
  'Switch',
  'TVOS',
  'Unix',
  'VisionOS',
  'WinGDK',
  'Windows',
  'XB1',
  'XboxOne',
  'XSX',
]
const asWritten = new Map(Object.entries({ IOS: 'iOS', TVOS: 'tvOS', VisionOS: 'visionOS' }))

/**
 * `Config/Windows/WindowsEngine.ini`, and in older projects `Config/WindowsEngine.ini`, have for one platform what
 * `Config/DefaultEngine.ini` has for all. `Platforms/Windows/Config/WindowsEngine.ini` does the same, and counts over those.
 */
export function layerOf(path: string): Layer {
  const [name = '', ...folders] = path.split('/').toReversed()
  const folder = platformFolder(path, folders)
  if (/^Default\w/.test(name)) return { base: name, platform: folder }
  const platform = folder ?? platforms.findLast((one) => name.startsWith(one)) ?? ''
  const rest = name.slice(platform.length)
  const isLayer = platform !== '' && name.startsWith(platform) && /^[A-Z]/.test(rest)
  return isLayer ? { base: `Default${rest}`, platform: asWritten.get(platform) ?? platform } : { base: name, platform: undefined }
}

function platformFolder(path: string, folders: readonly string[]): string | undefined {
  const own = ofPlatform.exec(path)?.[1]
  return own ?? (folders.length > 1 ? folders[0] : undefined)
}
