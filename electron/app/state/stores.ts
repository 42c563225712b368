import { mkdirSync, renameSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

import ElectronStore from 'electron-store'
import { z } from 'zod'

import { AppError } from '../../../shared/errors'
import { fileTexts as texts } from '../../../shared/texts/files'
import { errorCode, fileFailure, refused } from '../../core/files/failure'
import { removeLeftovers } from '../../core/files/leftovers'
import { keepCopySync, replaceFileSync } from '../../core/files/replaceSync'
import { readJson } from '../../core/json'
import type { Store } from '../../core/store'

/** Far more than a thousand secrets or steps of a history take. */
const largest = 64 * 1024 * 1024

/**
 * electron-store adds one listener for `electron-store-get-data` to ipcMain, which checks no sender and which nothing of
 * ours needs. Adding it now at the latest lets us remove it for good once the stores are open.
 */
function addListenerNow(): void {
  if ('electron' in process.versions) ElectronStore.initRenderer()
}

type Versioned = z.ZodObject<{ version: z.ZodLiteral<number> }>

type Options<S> = {
  folder: string
  /** Without `.json`. */
  name: string
  schema: S
  /** Turns the content of an older version into the form of this one; returns anything else as it is. */
  upgraded?(content: unknown): unknown
  now(): Date
  /** A damaged file was kept aside under another name. */
  onDamage(file: string, kept: string): void
}

/** `older`: the version of the file, if that is older than ours. */
type Reading<T> = { stamp: string; value: T | null; problem: string | null; older?: number | undefined }

/**
 * Opens a file of ours without touching the disk yet. A damaged file is kept aside and reported. A file of a newer
 * version, or one that the system won't let us read, is never written to; one of an older version is copied first.
 */
export function openStore<S extends Versioned>(options: Options<S>): Store<z.infer<S>> {
  const { folder, name, schema, upgraded = (content) => content, now, onDamage } = options
  addListenerNow()
  type T = z.infer<S>
  const path = join(folder, `${name}.json`)
  const known = schema.shape.version.value
  let memory: Reading<T> | null = null
  let opened: ElectronStore | null = null
  const tidy = createTidying(folder, basename(path))

  /** Opening reads the file, so it throws when the file is damaged. */
  function readFile(): Record<string, unknown> {
    opened ??= open(folder, name)
    return { ...opened.store }
  }

  /** From memory, unless the file changed since: another process may have written it. */
  function look(): Reading<T> {
    const stamp = stampOf(path)
    if (memory?.stamp === stamp) return memory
    memory = stamp === 'none' ? { stamp, value: null, problem: null } : load(stamp)
    return memory
  }

  function load(stamp: string): Reading<T> {
    try {
      assertReadable(path)
      const found = readFile()
      const newer = z.object({ version: z.number().gt(known) }).safeParse(found).success
      if (newer) return { stamp, value: null, problem: texts.newer(`${name}.json`) }
      return {
        stamp,
        value: schema.parse(upgraded(found)),
        problem: null,
        older: z.object({ version: z.int().lt(known) }).safeParse(found).data?.version,
      }
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError) return keepAside(path, now(), onDamage)
      return { stamp, value: null, problem: fileFailure(error, 'read', basename(path)).message }
    }
  }

  const isDue = createDue()
  const current = () => (isDue() || memory === null ? look() : memory)
  return {
    read: () => current().value,
    problem: () => current().problem,
    write(value) {
      const { problem, older } = look()
      if (problem !== null) throw new AppError('file-failed', texts.leftAsIs(problem))
      const whole = schema.parse(value)
      try {
        if (older !== undefined) keepCopySync(path, `${path}.version-${older}`)
        mkdirSync(folder, { recursive: true })
        replaceFileSync(path, Buffer.from(`${JSON.stringify(whole, null, 2)}\n`))
        tidy()
      } catch (error) {
        throw fileFailure(error, 'write', basename(path))
      }
      memory = { stamp: stampOf(path), value: whole, problem: null }
    },
  }
}

/** Renames a damaged file; the next write makes a new one. */
function keepAside(path: string, now: Date, onDamage: (file: string, kept: string) => void): Reading<never> {
  const kept = freeName(`${path}.damaged-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`)
  try {
    renameSync(path, kept)
  } catch (error) {
    // It could not be kept aside, so it must not be overwritten.
    return { stamp: stampOf(path), value: null, problem: fileFailure(error, 'write', basename(path)).message }
  }
  onDamage(basename(path), basename(kept))
  return { stamp: 'none', value: null, problem: null }
}

/**
 * No `defaults`, `migrations` or `encryptionKey`: the first two rewrite the file, the last is no protection. And
 * electron-store does not write: when the disk gets full, it takes a part for the whole and replaces the file with it.
 */
function open(cwd: string, name: string): ElectronStore {
  return new ElectronStore({ cwd, name, accessPropertiesByDotNotation: false, deserialize: parse })
}

/** JSON nested too deeply is as damaged as no JSON at all: it could not be written again. */
function parse(text: string): Record<string, unknown> {
  const json = readJson(text)
  if (json.is !== 'json') throw new SyntaxError(json.is)
  // Typed as JSON.parse's result would be. The schema checks what it really is.
  return json.value as Record<string, unknown>
}

/** Throws for anything but a regular file: reading a pipe would block the whole app. */
function assertReadable(path: string): void {
  const stats = statSync(path)
  if (!stats.isFile()) throw refused(texts.notRegular(basename(path)))
  if (stats.size > largest) throw refused(texts.oversized(basename(path)))
}

/** True once per synchronous run of code, such as the making of a view, whose parts all read files of ours. */
function createDue(): () => boolean {
  let isDone = false
  return () => {
    if (isDone) return false
    queueMicrotask(() => (isDone = false))
    return (isDone = true)
  }
}

/** Removes leftovers once. The save is done by then, so this never throws. */
function createTidying(folder: string, file: string): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    try {
      removeLeftovers(folder, file)
    } catch {
      // They stay until the next start.
    }
  }
}

/** Changes with every replacement of the file, even within one tick of its clock. */
function stampOf(path: string): string {
  try {
    const { mtimeNs, ctimeNs, size, ino } = statSync(path, { bigint: true })
    return `${mtimeNs}/${ctimeNs}/${size}/${ino}`
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'none' : 'unknown'
  }
}

function freeName(path: string): string {
  let free = path
  for (let count = 2; stampOf(free) !== 'none'; count += 1) free = `${path}-${count}`
  return free
}
