import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

import type { Service } from '../../../shared/catalog/service'
import { teamTexts as texts } from '../../../shared/texts/team'
import type { TeamEntry } from '../../../shared/teamView'
import { withVisible } from '../../../shared/values/invisible'
import type { Approvals, DeclarationApproval } from '../approvals/approvals'
import { hold, release, type ServiceId } from '../catalog'
import { createTurns } from '../turns'
import { asksOf } from './asks'
import { asksBeside, changedLines } from './changes'
import { readTeamFiles, type TeamFile } from './readFiles'

type World = { root: string; approvals: Pick<Approvals, 'declarationOf'> }

type Faults = TeamEntry['faults']
/** A file of the folder, read and judged. */
type Judged = { name: string; hash: string | null } & ({ service: Service; text: string } | { faults: Faults })
type Sound = Extract<Judged, { service: Service }>

/** More can't be seen in one question. */
const mostPlaces = 24

type Pending = { service: ServiceId; label: string; hash: string; text: string }

export type Team = ReturnType<typeof createTeam>

/**
 * The services that a project declares itself. One is known, and anything of it used, only while the user's yes to these very
 * bytes of its file stands, for this project in this folder.
 */
export function createTeam({ root, approvals }: World) {
  const holder = { root }
  const inTurn = createTurns()
  let project = ''
  let isClosed = false
  let ids: readonly ServiceId[] = []
  let all: readonly Judged[] = []
  let entries: readonly TeamEntry[] = []
  let state = ''

  const approvalOf = (name: string) => approvals.declarationOf({ project, path: root, service: name })
  const isApproved = ({ name, hash }: { name: string; hash: string | null }) => hash !== null && approvalOf(name)?.hash === hash

  async function read(id: string): Promise<boolean> {
    const files = (await readTeamFiles(root)).map((file) => ({ file, hash: hashOf(file) }))
    project = id
    // Those that are used keep their names, whatever is put beside them.
    const used = files.filter(({ file, hash }) => isApproved({ name: file.name, hash }))
    const judged = await judge([...used, ...files.filter((one) => !used.includes(one))], all)
    return take(judged)
  }

  /** Takes up what is approved. True if anything is different from before. */
  function take(judged: readonly Judged[]): boolean {
    if (isClosed) return false
    const approved = judged.filter(isSound).filter(isApproved)
    const next = approved.flatMap(({ service, hash }) => (hash !== null && hold(holder, { service, hash }) ? [service.id] : []))
    ids.filter((id) => !next.includes(id)).forEach((id) => release(holder, id))
    ids = next.toSorted()
    all = judged
    entries = judged
      .filter(({ name }) => !ids.includes(name))
      .map((one) => entryOf(one, approvalOf(one.name)))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    const before = state
    state = JSON.stringify([judged.map(({ name, hash }) => [name, hash, ids.includes(name)]), entries])
    return state !== before
  }

  return {
    /** The services of its own that the project uses, by name. */
    ids: () => ids,
    /** Those that it does not use, and why. */
    entries: () => entries,
    /** What a yes would be about: a sound file that is not used, as it was when it was last read. */
    pending: (name: string, hash: string): Pending | null => {
      const found = all.filter(isSound).find((one) => one.name === name && one.hash === hash)
      return found === undefined || ids.includes(name)
        ? null
        : { service: found.service.id, label: found.service.label, hash, text: found.text }
    },
    /** Reads the files again, for the project's id. True if anything is different from before. */
    read: (id: string) => inTurn(() => read(id)),
    close(): void {
      isClosed = true
      ids.forEach((id) => release(holder, id))
      ids = []
    },
  }
}

const isSound = (one: Judged): one is Sound => 'service' in one

function hashOf(file: TeamFile): string | null {
  return 'bytes' in file ? createHash('sha256').update(file.bytes).digest('hex') : null
}

type Hashed = { file: TeamFile; hash: string | null }

/** Judges what was not judged before, one after another, so that nothing else waits for long. */
async function judge(files: readonly Hashed[], before: readonly Judged[]): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const one of files) {
    const others = judged.filter(isSound).map(({ service: { id, label } }) => ({ id, label }))
    const known = before.find(({ name, hash }) => name === one.file.name && hash !== null && hash === one.hash)
    const isStill = known !== undefined && isSound(known)
    judged.push(isStill && !imitates(known, others) ? known : await judgedFile(one, others))
  }
  return judged
}

const imitates = ({ service }: Sound, others: readonly { label: string }[]) =>
  others.some(({ label }) => label.toLowerCase() === service.label.toLowerCase())

async function judgedFile({ file, hash }: Hashed, others: readonly { id: string; label: string }[]): Promise<Judged> {
  const { name } = file
  if (!('bytes' in file)) return { name, hash, faults: [{ path: '', ...visible(file.why) }] }
  await setImmediate()
  // The judge of patterns is loaded with the first file that needs it.
  const { readDeclaration } = await import('../declarations/read')
  const read = readDeclaration(file.bytes, `${name}.json`, others)
  if ('faults' in read) return { name, hash, faults: [...read.faults] }
  if (read.service.places.length > mostPlaces) return { name, hash, faults: [{ path: 'places', ...texts.manyFiles(mostPlaces) }] }
  return { name, hash, service: read.service, text: Buffer.from(file.bytes).toString('utf8') }
}

const visible = ({ fault, fix }: { fault: string; fix: string }) => ({ fault: withVisible(fault), fix })

function entryOf(one: Judged, approval: DeclarationApproval | null): TeamEntry {
  const name = withVisible(one.name)
  const path = name === '' ? texts.folder : `${texts.folder}/${name}.json`
  const common = { name, path, asks: [], changed: null, faults: [], hash: null, summary: '' }
  if (!isSound(one)) return { ...common, label: approval?.label ?? (name || texts.folder), state: 'faulty', faults: one.faults }
  const { service, hash, text } = one
  const { label, summary } = service
  const asks = asksOf(service)
  if (approval === null) return { ...common, label, summary, state: 'new', hash, asks }
  if (approval.hash === hash) return { ...common, label, summary, state: 'elsewhere', asks }
  return {
    ...common,
    label,
    summary,
    state: 'changed',
    hash,
    asks: asksBeside(asks, approval.text),
    changed: changedLines(approval.text, text),
  }
}
