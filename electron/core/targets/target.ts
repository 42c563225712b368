import type { Failure } from '../../../shared/errors'
import { AppError } from '../../../shared/errors'
import type { Place } from '../../../shared/catalog/place'
import type { Address } from '../../../shared/general/row'
import type { Environment } from '../../../shared/values/environments'
import type { DiffLine, TargetId } from '../../../shared/view'
import type { Beyond } from '../files/contain'
import { changed } from '../files/failure'
import type { Stamp } from '../files/inside'
import { readGameFile, type GameFile, type OpenFile } from '../places/gameFile'
import { planned, type Planned, type Wish } from '../places/places'
import { diffOf } from './diff'

/** What a target receives or holds, by field id. */
export type Values = Readonly<Record<string, string>>

/** `absent`: the file, or the key in it, is not there. `refused`: it can't be edited, and `why`. */
type Reading = {
  state: 'absent' | 'ok' | 'refused'
  values: Values
  why?: Failure
  stamp: Stamp | null
}

/**
 * A write that has not happened yet. `apply` throws `file-changed` if the file is no longer what the plan was made from, which
 * `stamp` names.
 */
export type Plan = Omit<Planned, 'text'> & { path: string; diff: DiffLine[]; stamp: Stamp | null }

/** A file of the project that receives values: an address for each of them. */
export type Target = {
  id: TargetId
  label: string
  /** Relative to the project, with forward slashes; null when there is nowhere to write. */
  path: string | null
  /** The key's address in the file: two targets with the same file and key are the same. */
  key: Address
  /** The name of the key, where the settings choose it. */
  variable?: string
  /** What a yes to its first write is noted as: another key or service in the same file is asked about again. */
  accepted: string
  /** What the file holds now. Never throws for what is wrong with the file. */
  read(): Promise<Reading>
  /** What writing would change, from the file as it is now. Throws why it can't be written. */
  plan(values: Values): Promise<Plan>
}

type Parts = {
  root: string
  declared: Place
  path: string | null
  /** By field id, the key first. */
  addresses: Readonly<Record<string, Address>>
  /** Where its file may be read beyond the project. */
  beyond?: Beyond | undefined
  /** Why there is nothing to write to; left out where the file can be made. */
  why?: AppError
  /** There is no such file, and nothing is wrong with that. */
  isAbsent?: boolean
  /** Throws `file-refused` if the file is not the one that is meant. */
  assertMeant?(file: OpenFile): void
  /** How a line is shown that is only context of a change. */
  show?(line: string): string
}

export function createTarget({ root, declared, path, addresses, beyond, why, isAbsent, assertMeant, show }: Parts): Target {
  const { id, label, format, reads = {}, emptied = {} } = declared
  const absent: Reading = { state: 'absent', values: {}, stamp: null }
  const [[keyField, key] = ['', { key: '' }]] = Object.entries(addresses)
  const readable = [
    ...Object.entries(addresses),
    ...Object.entries(reads).flatMap(([name, at]) => ('key' in at ? [[name, addressOf(at)] as const] : [])),
  ]

  async function look(): Promise<GameFile> {
    if (path === null) return why === undefined || isAbsent ? { is: 'absent', why: null } : { is: 'refused', why: why.failure }
    const file = await readGameFile(root, path, format, beyond)
    try {
      if (file.is === 'open') assertMeant?.(file)
      return file
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { is: 'refused', why: error.failure }
    }
  }

  function heldIn({ opened }: OpenFile): Values {
    const held = readable.map(([name, at]) => [name, opened.find(at)?.value] as const)
    return Object.fromEntries(held.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  }

  /** Values that the file has a place for. Only the key gets a new place where it has none. */
  function wishes(values: Values, file: OpenFile): Wish[] {
    const isThere = (at: Address) => file.opened.find(at) !== null
    const set = Object.entries(addresses).flatMap(([name, address]): Wish[] => {
      const value = values[name]
      return value === undefined || (name !== keyField && !isThere(address)) ? [] : [{ address, value }]
    })
    const held = heldIn(file)
    const gone = Object.entries(emptied).filter(([own, owner]) => isThere({ key: own }) && !isSame(held, values, owner))
    return [...set, ...gone.map(([own]): Wish => ({ address: { key: own }, value: '', follows: true }))]
  }

  /** Whether the file already names the same owner. Where it names none, only the key can tell. */
  function isSame(held: Values, values: Values, owner: string): boolean {
    const name = held[owner] === undefined ? keyField : owner
    return held[name] === values[name]
  }

  return {
    id,
    label,
    path,
    key,
    accepted: `${id}:${path ?? ''}`,
    async read() {
      const file = await look()
      if (file.is === 'absent') return absent
      if (file.is === 'refused') return { ...absent, state: 'refused', why: file.why }
      return readingOf(file, heldIn(file), key)
    },
    async plan(values) {
      const file = await look()
      const refusal = refusalOf(file)
      if (refusal !== null) throw new AppError(refusal.code, refusal.message)
      if (path === null || file.is !== 'open') throw why ?? changed(label)
      const { text, ...rest } = planned(root, path, format, file, wishes(values, file))
      return { path, diff: diffOf(file.file.text, text, show), stamp: file.stamp, ...rest }
    },
  }
}

function readingOf(file: OpenFile, values: Values, key: Address): Reading {
  const held = { values, stamp: file.stamp }
  const why = refusalOf(file)
  if (why !== null) return { ...held, state: 'refused', why }
  return { ...held, state: file.opened.find(key) === null ? 'absent' : 'ok' }
}

/** Why a file can't be a target; null for one that may only be read-only for now. */
function refusalOf(file: GameFile): Failure | null {
  if (file.is === 'refused') return file.why
  return file.is === 'open' && file.isBeyond ? file.why : null
}

/** By field id. */
export type Addresses = Readonly<Record<string, Address>>

/** The addresses that a declaration knows by itself. */
export function addressesIn({ values }: Place, environment: Environment): Addresses {
  const filled = ({ section, key }: Address) => addressOf({ section, key: key.replace('{environment}', environment) })
  return Object.fromEntries(Object.entries(values).flatMap(([field, at]) => ('key' in at ? [[field, filled(at)]] : [])))
}

/** An address that leaves out a missing section. */
function addressOf({ section, key }: { section?: string | undefined; key: string }): Address {
  return section === undefined ? { key } : { section, key }
}

/** A target with what it held when it was last read. */
export type KnownTarget = {
  declared: Place
  target: Target
  reading: Reading
  ignoredByGit: boolean | null
  /** Where its file really is, after all links; null when there is nowhere to write. */
  place: string | null
}
