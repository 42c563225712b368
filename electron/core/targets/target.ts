import type { Failure } from '../../../shared/errors'
import { AppError } from '../../../shared/errors'
import type { Place } from '../../../shared/catalog/place'
import type { Address } from '../../../shared/general/row'
import type { Environment } from '../../../shared/values/environments'
import { ownIn } from '../../../shared/values/own'
import type { DiffLine, TargetId } from '../../../shared/view'
import type { Beyond } from '../files/contain'
import { changed } from '../files/failure'
import type { Stamp } from '../files/inside'
import { readGameFile, type GameFile, type OpenFile } from '../places/gameFile'
import { planned, type Planned, type Wish } from '../places/places'
import { diffOf } from './diff'

/** What a target receives or holds, by field id. */
export type Values = Readonly<Record<string, string>>

/** By field id. */
export type Addresses = Readonly<Record<string, Address>>

/**
 * `absent`: the file, or the key in it, is not there. `refused`: it can't be edited, and `why`. `secrets`: the fields whose
 * secrets stand in it; what they are stays in the file.
 */
type Reading = {
  state: 'absent' | 'ok' | 'refused'
  values: Values
  secrets: readonly string[]
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
  /** Where each value is; those of secrets too. */
  addresses: Addresses
  /** The name of the key, where the settings choose it. */
  variable?: string
  /** What a yes to its first write is noted as: another key or service in the same file is asked about again. */
  accepted: string
  /** What the file holds now. Never throws for what is wrong with the file. */
  read(): Promise<Reading>
  /** What writing would change, from the file as it is now. Throws why it can't be written. */
  plan(values: Values): Promise<Plan>
  /** A secret that stands in the file now, and a way to empty its place. Throws why there is none to take. */
  secret(field: string): Promise<{ text: string; empty(): Promise<void> }>
}

type Parts = {
  root: string
  declared: Place
  path: string | null
  /** By field id, the key first. */
  addresses: Addresses
  /** The fields whose values do not belong to the key: each gets a place of its own where it has none. */
  alone?: ReadonlySet<string>
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

export function createTarget(parts: Parts): Target {
  const { root, declared, path, addresses, alone = none, beyond, why, isAbsent, assertMeant, show } = parts
  const { id, label, format, reads = {}, secrets = {}, emptied = {} } = declared
  const absent: Reading = { state: 'absent', values: {}, secrets: [], stamp: null }
  const [[keyField, key] = ['', { key: '' }]] = Object.entries(addresses)
  const readable = [
    ...Object.entries(addresses),
    ...Object.entries(reads).flatMap(([name, at]) => ('key' in at ? [[name, addressOf(at)] as const] : [])),
  ]
  const secretsAt = Object.fromEntries(Object.entries(secrets).map(([name, at]) => [name, addressOf(at)]))

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

  function secretsIn({ opened }: OpenFile): string[] {
    return Object.entries(secretsAt).flatMap(([name, at]) => ((opened.find(at)?.value ?? '') === '' ? [] : [name]))
  }

  /** Whether the file has the key, or any of the values that stand alone. */
  function isIn({ opened }: OpenFile): boolean {
    return Object.entries(addresses).some(([name, at]) => (name === keyField || alone.has(name)) && opened.find(at) !== null)
  }

  /** Values that the file has a place for. The key gets a new one where it has none, and so does a value that stands alone. */
  function wishes(values: Values, file: OpenFile): Wish[] {
    const isThere = (at: Address) => file.opened.find(at) !== null
    const mayMake = (name: string) => name === keyField || (alone.has(name) && !declared.ifThere && !isClosed(format))
    const set = Object.entries(addresses).flatMap(([name, address]): Wish[] => {
      const value = values[name]
      return value === undefined || !(isThere(address) || (mayMake(name) && value !== '')) ? [] : [{ address, value }]
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
    addresses: { ...addresses, ...secretsAt },
    accepted: `${id}:${path ?? ''}`,
    async read() {
      const file = await look()
      if (file.is === 'absent') return absent
      if (file.is === 'refused') return { ...absent, state: 'refused', why: file.why }
      const held = { values: heldIn(file), secrets: secretsIn(file), stamp: file.stamp }
      const refusal = refusalOf(file)
      if (refusal !== null) return { ...held, state: 'refused', why: refusal }
      return { ...held, state: isIn(file) ? 'ok' : 'absent' }
    },
    async plan(values) {
      const file = await look()
      const refusal = refusalOf(file)
      if (refusal !== null) throw new AppError(refusal.code, refusal.message)
      if (path === null || file.is !== 'open') throw why ?? changed(label)
      const { text, ...rest } = planned(root, path, format, file, wishes(values, file))
      return { path, diff: diffOf(file.file.text, text, show), stamp: file.stamp, ...rest }
    },
    async secret(field) {
      const [file, address] = [await look(), secretsAt[field]]
      const refusal = refusalOf(file)
      if (refusal !== null) throw new AppError(refusal.code, refusal.message)
      const text = file.is !== 'open' || address === undefined ? '' : (file.opened.find(address)?.value ?? '')
      if (path === null || file.is !== 'open' || address === undefined || text === '') throw changed(path ?? label)
      return { text, empty: () => planned(root, path, format, file, [{ address, value: '' }]).apply() }
    },
  }
}

const none: ReadonlySet<string> = new Set()

/** Only the engine, or the user, makes an entry in such a file. */
const isClosed = (format: Place['format']) => format === 'unityAsset' || format === 'unityTree'

/** Why a file can't be a target; null for one that may only be read-only for now. */
function refusalOf(file: GameFile): Failure | null {
  if (file.is === 'refused') return file.why
  return file.is === 'open' && file.isBeyond ? file.why : null
}

/** The addresses that a declaration knows by itself in an environment: some are only for those that have a suffix. */
export function addressesIn({ values }: Place, environment: Environment): Addresses {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, at]) => {
      if (!('key' in at)) return []
      const suffix = at.suffix === undefined ? '' : ownIn(at.suffix, environment)
      return suffix === undefined
        ? []
        : [[field, addressOf({ ...at, key: at.key.replace('{environment}', environment) + suffix })]]
    }),
  )
}

type Declared = Extract<Place['values'][string], { key: string }>

/** An address that leaves out what it does not have. */
function addressOf({ section, key, inside, as }: Declared): Address {
  return { ...(section !== undefined && { section }), key, ...(inside !== undefined && { inside }), ...(as && { as }) }
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
