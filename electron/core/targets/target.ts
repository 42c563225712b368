import type { Failure } from '../../../shared/errors'
import { AppError } from '../../../shared/errors'
import type { Place } from '../../../shared/catalog/fields'
import type { DiffLine, TargetId } from '../../../shared/view'
import { changed } from '../files/failure'
import type { Stamp } from '../files/inside'
import { readGameFile, type FormatId, type GameFile, type OpenFile } from '../places/gameFile'
import { planned, type Planned, type Wish } from '../places/places'
import { diffOf } from './diff'

/** What a target receives. Without `simulatorSlug` the target decides whether the old one still fits. */
export type RuntimeValues = {
  runtimeKey: string
  projectId: string
  projectName: string
  simulatorSlug?: string
}

/** What a target may hold, by field id. */
export type HeldValues = Partial<
  Record<keyof RuntimeValues | 'organizationId' | 'organizationName' | 'playApiEndpoint', string>
>

/** `absent`: the file, or the variable in it, is not there. `refused`: it can't be edited, and `why`. */
type Reading = {
  state: 'absent' | 'ok' | 'refused'
  values: HeldValues
  why?: Failure
  stamp: Stamp | null
}

/** A write that has not happened yet. It throws `file-changed` where the file is no longer what it was made from. */
export type Plan = Omit<Planned, 'text'> & { path: string; diff: DiffLine[] }

/** A file of the project that receives runtime values: a place for each of them. */
export type Target = {
  id: TargetId
  label: string
  /** Relative to the project, with forward slashes; null when there is nowhere to write. */
  path: string | null
  /** The variable that is written, where settings say which: a yes to one is none to another. */
  variable?: string
  /** What the file holds now. Never throws for what is wrong with the file. */
  read(): Promise<Reading>
  /** What writing would change, from the file as it is now. Throws why it can't be written. */
  plan(values: RuntimeValues): Promise<Plan>
}

type Parts = Pick<Target, 'id' | 'label' | 'path'> & {
  root: string
  /** Why there is nothing to write to; left out where the file can be made. */
  why?: AppError
  /** There is no such file, and nothing is wrong with that. */
  isAbsent?: boolean
  format: FormatId
  /** What the file calls each value. */
  keys: Readonly<Partial<Record<keyof HeldValues, string>> & { runtimeKey: string }>
  /** What else goes with the values, as the file holds others. */
  wanted?(values: RuntimeValues, held: HeldValues): HeldValues
  /** How a line is shown that only marks the context of a change. */
  show?(line: string): string
}

export function createTarget({ root, id, label, path, why, isAbsent, format, keys, wanted = (values) => values, show }: Parts): Target {
  const absent: Reading = { state: 'absent', values: {}, stamp: null }
  const addresses = Object.entries(keys) as [keyof HeldValues, string][]

  async function look(): Promise<GameFile> {
    if (path !== null) return readGameFile(root, path, format)
    return why === undefined || isAbsent ? { is: 'absent', why: null } : { is: 'refused', why: why.failure }
  }

  function heldIn({ opened }: OpenFile): HeldValues {
    const held = addresses.map(([name, key]) => [name, opened.find({ key })?.value] as const)
    return Object.fromEntries(held.filter(([, value]) => typeof value === 'string'))
  }

  /** Values that the file has a place for. One that is not there yet is made for the key alone. */
  function wishes(values: RuntimeValues, file: OpenFile): Wish[] {
    const all = wanted(values, heldIn(file))
    return addresses.flatMap(([name, key]): Wish[] => {
      const value = all[name]
      if (value === undefined || (name !== 'runtimeKey' && file.opened.find({ key }) === null)) return []
      return [{ address: { key }, value, ...(name === 'simulatorSlug' && { follows: true }) }]
    })
  }

  return {
    id,
    label,
    path,
    async read() {
      const file = await look()
      if (file.is === 'absent') return absent
      if (file.is === 'refused') return { ...absent, state: 'refused', why: file.why }
      const isThere = file.opened.find({ key: keys.runtimeKey }) !== null
      return { state: isThere ? 'ok' : 'absent', values: heldIn(file), stamp: file.stamp }
    },
    async plan(values) {
      const file = await look()
      if (file.is === 'refused') throw new AppError(file.why.code, file.why.message)
      if (path === null || file.is === 'absent') throw why ?? changed(label)
      const { text, ...rest } = planned(root, path, format, file, wishes(values, file))
      return { path, diff: diffOf(file.file.text, text, show), ...rest }
    },
  }
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
