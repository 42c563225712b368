import type { Failure } from '../../../shared/errors'
import { AppError } from '../../../shared/errors'
import type { Place } from '../../../shared/catalog/place'
import type { Address } from '../../../shared/general/row'
import type { TargetId } from '../../../shared/placeView'
import type { DiffLine } from '../../../shared/view'
import type { Beyond } from '../files/contain'
import { changed } from '../files/failure'
import type { Stamp } from '../files/inside'
import { readGameFile, type GameFile, type OpenFile } from '../places/gameFile'
import type { Edit } from '../places/edit'
import { planned, type Planned } from '../places/places'
import type { Addresses, FieldTexts, Values } from './addresses'
import { diffOf } from './diff'
import { createHeldSecrets } from './heldSecrets'
import { createHeldValues } from './heldValues'
import { refusalOf } from './refusal'

/**
 * `absent`: the file, or the key in it, is not there. `refused`: it can't be edited, and `why`. `secrets`: the fields whose
 * secrets stand in it; what they are stays in the file.
 */
type Reading = {
  state: 'absent' | 'ok' | 'refused'
  /** The file is there, or can be made. */
  hasFile: boolean
  values: Values
  secrets: readonly string[]
  /** The fields whose values can be written there as it is now. */
  takes: readonly string[]
  /** The fields whose values stand at the key without a suffix, `bare`. */
  plain: readonly string[]
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
  /** The keys that count where those of `addresses` are missing. */
  bare: Addresses
  /** The name of the key, where the settings choose it. */
  variable?: string
  /** What a yes to its first write is noted as: another key or service in the same file is asked about again. */
  accepted: string
  /** What the file holds now. Never throws for what is wrong with the file. `readFile` may have read it for another target. */
  read(readFile?: typeof readGameFile): Promise<Reading>
  /**
   * What writing values and taking out those of the fields that are `gone` would change, from the file as it is now. Throws why
   * it can't be written.
   */
  plan(values: Values, gone?: readonly string[]): Promise<Plan>
  /** A secret that stands in the file now, and a way to empty its place. Throws why there is none to take. */
  secret(field: string): Promise<{ text: string; empty(): Promise<void> }>
}

type Parts = {
  root: string
  declared: Place
  path: string | null
  /** By field id, the key first. */
  addresses: Addresses
  /** The keys that count where those of `addresses` are missing. */
  bare?: Addresses
  /** The fields whose values do not belong to the key: each gets a place of its own where it has none. */
  alone?: ReadonlySet<string>
  /** Whether what stood at a key may be a secret, which a diff does not show. */
  hides?(key: string, before: string): boolean
  /** Of the fields that selectors name, by id. */
  texts?(): FieldTexts
  /** Where its file may be read beyond the project. */
  beyond?: Beyond | undefined
  /** Why there is nothing to write to; left out where the file can be made. */
  why?: AppError
  /** There is no such file, and nothing is wrong with that. */
  isAbsent?: boolean
  /** Throws `file-refused` if the file is not the one that is meant. */
  assertMeant?(file: OpenFile): void
}

export function createTarget(parts: Parts): Target {
  const { root, declared, path, addresses, beyond, why, isAbsent, assertMeant } = parts
  const { id, label, format } = declared
  const absent: Reading = { state: 'absent', hasFile: false, values: {}, secrets: [], takes: [], plain: [], stamp: null }
  const [key = { key: '' }] = Object.values(addresses)
  const values = createHeldValues(parts)
  const secrets = createHeldSecrets({ root, declared, path, look: () => look() })

  async function look(readFile = readGameFile): Promise<GameFile> {
    if (path === null) return why === undefined || isAbsent ? { is: 'absent', why: null } : { is: 'refused', why: why.failure }
    const file = await readFile(root, path, format, beyond)
    try {
      if (file.is === 'open') assertMeant?.(file)
      return file
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { is: 'refused', why: error.failure }
    }
  }

  return {
    id,
    label,
    path,
    key,
    addresses: { ...addresses, ...secrets.addresses },
    bare: parts.bare ?? {},
    accepted: `${id}:${path ?? ''}`,
    async read(readFile) {
      const file = await look(readFile)
      if (file.is === 'absent') return absent
      if (file.is === 'refused') return { ...absent, state: 'refused', why: file.why }
      const now = {
        hasFile: true,
        values: values.in(file),
        secrets: secrets.fieldsIn(file),
        takes: values.taken(file),
        plain: values.plain(file),
        stamp: file.stamp,
      }
      const refusal = refusalOf(file)
      if (refusal !== null) return { ...now, state: 'refused', why: refusal }
      return { ...now, state: values.areIn(file) ? 'ok' : 'absent' }
    },
    async plan(wanted, gone = []) {
      const file = await look()
      const refusal = refusalOf(file)
      if (refusal !== null) throw new AppError(refusal.code, refusal.message)
      if (path === null || file.is !== 'open') throw why ?? changed(label)
      const out = gone.flatMap((field) => addresses[field] ?? []).filter((address) => file.opened.find(address) !== null)
      const wishes = [...values.wishes(wanted, file), ...out.map((address) => ({ address, value: null }))]
      const { text, ...rest } = planned(root, path, format, file, wishes)
      const ours = rest.edits.flatMap((edit) => shownIn(edit, parts.hides))
      return { path, diff: diffOf(file.file.text, text, ours), stamp: file.stamp, ...rest }
    },
    secret: secrets.take,
  }
}

/** Where a value stands in a file as it was read, or belongs. */
export const standsAt = ({ target, reading }: Pick<KnownTarget, 'target' | 'reading'>, field: string): Address | undefined =>
  reading.plain.includes(field) ? target.bare[field] : target.addresses[field]

/** A target with what it held when it was last read. */
export type KnownTarget = {
  declared: Place
  /** For places that a team added: where in `project.json` each field's is. */
  own?: Readonly<Record<string, { readonly service: string; readonly scope: string; readonly id: string }>>
  target: Target
  reading: Reading
  ignoredByGit: boolean | null
  /** What the fields that its selectors name had when it was read. */
  texts: FieldTexts
  /** Where its file really is, after all links; null when there is nowhere to write. */
  place: string | null
}

/** The values of an edit that its diff may show, as they are written. */
function shownIn({ address, before, written }: Edit, hides: Parts['hides'] = () => false): string[] {
  if (written === undefined) return []
  return typeof before === 'string' && hides(address.key, before) ? [written.inserted] : [written.removed, written.inserted]
}
