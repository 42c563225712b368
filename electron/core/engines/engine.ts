import { constants } from 'node:fs'
import { access, lstat, readdir, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'

import { z } from 'zod'

import { AppError } from '../../../shared/errors'
import { projectTexts as texts } from '../../../shared/texts/project'
import { builtIn } from '../catalog'
import type { Beyond } from '../files/contain'
import { readInside } from '../files/inside'
import { errorCode } from '../files/failure'
import { readJson } from '../json'
import { decodeText } from '../formats/text'
import { readFields } from '../formats/unityYaml'
import { readGodot } from './godot'
import { linkedOut, type Link } from './linkedOut'
import { readUnity } from './unity'

/**
 * The engine of a project. `name` is the game's own name, `note` what is worth saying about the folder, `original` the project
 * whose folders it has links to, `descriptor` the one file at the top that the engine knows the project by.
 */
export type Engine = {
  kind: 'unity' | 'unreal' | 'godot' | 'plain'
  version: string | null
  /** Such as "Unity 6000.0.37f1". */
  label: string
  name: string | null
  note: string | null
  original: string | null
  descriptor: string | null
  /** Folders that are links out of the project. */
  links: readonly Link[]
  /** Where they lead, as far as the user approved that it is read. */
  beyond: Beyond
}

/**
 * Which engine a folder's project is made with, from a few small files. Throws `file-failed` for what is not a folder
 * that can be read. Of what links lead to out of the folder, only `approved` places are read.
 */
export async function detectEngine(root: string, approved: Beyond = []): Promise<Engine> {
  const names = await namesIn(root)
  const unreal = names.filter((name) => name.toLowerCase().endsWith('.uproject'))
  if (names.includes('ProjectSettings') && names.includes('Assets') && (await areFolders(root)))
    return detectUnity(root, approved)
  if (unreal.length > 0) return detectUnreal(root, unreal)
  if (names.includes('project.godot')) return detectGodot(root)
  if (names.includes('engine.cfg')) return { ...plain, note: texts.oldGodot }
  return plain
}

/** True while the Unity editor has the project open. */
export async function isUnityOpen(root: string): Promise<boolean> {
  return lstat(join(root, 'Temp', 'UnityLockfile')).then(
    () => true,
    () => false,
  )
}

type Linked = NonNullable<Awaited<ReturnType<typeof linkedOut>>>

const unityFolders = ['Assets', 'ProjectSettings'] as const

const plain: Engine = {
  kind: 'plain',
  version: null,
  label: texts.engines.plain,
  name: null,
  note: null,
  original: null,
  descriptor: null,
  links: [],
  beyond: [],
}

async function namesIn(root: string): Promise<string[]> {
  try {
    if (!(await stat(root)).isDirectory()) throw new AppError('file-failed', texts.isFile(root))
    const names = await readdir(root)
    await access(root, constants.R_OK | constants.X_OK)
    return names.sort()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file-failed', texts.unreadable(root, errorCode(error)))
  }
}

async function areFolders(root: string): Promise<boolean> {
  const found = await Promise.all(unityFolders.map((name) => stat(join(root, name)).catch(() => null)))
  // One that is a link may be on a disk that isn't there now.
  return found.every((stats) => stats === null || stats.isDirectory())
}

/** Where the SDKs of services keep their assets: shared between games, such a folder may be a link of its own. */
const unityLinks = () => [
  ...unityFolders,
  ...builtIn.flatMap(({ places }) =>
    places.flatMap(({ engine, file }) => (engine === 'unity' && 'standard' in file ? [posix.dirname(file.standard)] : [])),
  ),
]

async function detectUnity(root: string, approved: Beyond): Promise<Engine> {
  const linked = await linkedOut(root, unityLinks())
  const links = linked?.links ?? []
  const beyond = links.flatMap(({ place }) => (approved.includes(place) ? place : []))
  const { text, why } = await readText(root, 'ProjectSettings/ProjectVersion.txt', beyond)
  const unknown = text === null ? (why ?? texts.noVersion) : null
  return {
    ...plain,
    kind: 'unity',
    ...readUnity(text ?? ''),
    name: await unityName(root, beyond),
    note: linked === null ? unknown : linkNote({ ...linked, isRead: beyond.length === links.length }),
    original: linked?.original ?? null,
    links,
    beyond,
  }
}

function linkNote({ links, original, isRead }: Linked & { isRead: boolean }): string {
  const names = links.map(({ name }) => name)
  return isRead ? texts.linkedRead(names, original) : texts.linkedOut(names, original)
}

async function unityName(root: string, beyond: Beyond): Promise<string | null> {
  const path = 'ProjectSettings/ProjectSettings.asset'
  const { text } = await readText(root, path, beyond)
  try {
    return text === null ? null : readFields(text, path).get('productName')?.value || null
  } catch {
    return null // only a nicer title was wanted
  }
}

async function detectUnreal(root: string, files: readonly string[]): Promise<Engine> {
  const [file = ''] = files
  const engine: Engine = { ...plain, kind: 'unreal', label: texts.engines.unreal }
  if (files.length > 1) return { ...engine, note: texts.several(files) }
  const association = associationIn((await textOf(root, file)) ?? '')
  const version = /^\d+(?:\.\d+)+$/.exec(association ?? '')?.[0] ?? null
  const source = association !== null && version === null ? texts.fromSource(engine.label) : engine.label
  return {
    ...engine,
    version,
    label: version === null ? source : `${engine.label} ${version}`,
    name: file.replace(/\.uproject$/i, ''),
    descriptor: file,
  }
}

const Descriptor = z.object({ EngineAssociation: z.string() })

function associationIn(text: string): string | null {
  const json = readJson(text)
  // The file name alone makes it an Unreal project.
  return json.is === 'json' ? (Descriptor.safeParse(json.value).data?.EngineAssociation ?? null) : null
}

async function detectGodot(root: string): Promise<Engine> {
  const { version, name } = readGodot((await textOf(root, 'project.godot')) ?? '')
  const label = texts.engines.godot
  return { ...plain, kind: 'godot', version, label: version === null ? label : `${label} ${version}`, name }
}

/** A file's text, or null where it is missing or can't be read: what it would say stays unknown. */
const textOf = async (root: string, path: string) => (await readText(root, path)).text

async function readText(root: string, path: string, beyond: Beyond = []): Promise<{ text: string | null; why: string | null }> {
  try {
    const content = await readInside(root, path, beyond)
    return { text: content === null ? null : decodeText(content.bytes, path).text, why: null }
  } catch (error) {
    if (error instanceof AppError) return { text: null, why: error.message }
    throw error
  }
}
