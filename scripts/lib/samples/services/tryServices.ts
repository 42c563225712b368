import { serviceOf } from '../../../../electron/core/catalog'
import { decodeText } from '../../../../electron/core/formats/text'
import { moveStep } from '../../../../electron/core/operations/history'
import { moveSecret } from '../../../../electron/core/operations/moveSecret'
import { writePending } from '../../../../electron/core/operations/offerWrites'
import { saveSetting } from '../../../../electron/core/operations/saveValues'
import { addressOf, idOf } from '../../../../electron/core/operations/secretPlaces'
import type { World } from '../../../../electron/core/operations/world'
import type { Project } from '../../../../electron/core/project/project'
import type { KnownTarget } from '../../../../electron/core/targets/target'
import { builtIn } from '../../../../shared/catalog/builtIn'
import { problemOf } from '../../../../shared/catalog/rules'
import { fieldOf, fieldsOf } from '../../../../shared/catalog/services'
import type { Service } from '../../../../shared/catalog/service'
import { AppError } from '../../../../shared/errors'
import type { FieldAt } from '../../../../shared/schemas'
import { areSame, filesOf, putBack, type Files } from '../copies'
import { unlessRefused, type Say } from '../tries'
import { judgeServices } from './judgeServices'
import { nothing, type Seen, type ServiceCount, type ServiceRecord } from './records'
import { openWithVault } from './trialProgram'

/** How a value is saved, how the last step is taken back, and how a secret is moved. */
export type ServiceHands = {
  save(world: World, project: Project, at: FieldAt, value: string): Promise<void>
  undo(project: Project): Promise<unknown>
  move(world: World, project: Project, at: FieldAt, target: string): Promise<unknown>
}

export const ourServiceHands: ServiceHands = {
  async save(world, project, at, value) {
    await saveSetting(world, project, at, value)
    const pending = project.run(at).pending.map(({ target }) => target.id)
    if (pending.length > 0) await writePending(project, at, pending)
  },
  undo: (project) => moveStep(project, 'undo'),
  move: moveSecret,
}

/** What all texts have to survive, whatever the file. Each field tries those that its rules let through. */
const hardValues = [
  'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  `it's "x": #1; [y] \\ {z}`,
  'Café 迷宮 😀',
  'https://k@example.invalid/a//b|c?d=e&f=%20',
  'x",ClientId="evil")',
  '0123',
  '4294967295',
  '1234560',
  '- a: b',
  '{b: 1}',
  'null',
  '~',
  '1e5',
  'true',
  '${HOME} $(id) `id` %d',
  'C:\\new\\u0041\\',
  '(A=1,B="2")',
  '&a *b !c |',
  '',
]

type Options = {
  hands: ServiceHands
  counts: Record<string, ServiceCount>
  fault: Say
  /** Takes how a service was found. */
  tell?: Say
  /** How many of the hard values each field tries; left out for all. The fields take turns in which ones. */
  rounds?: number
  only?: readonly string[]
  /** Left out for all fields. */
  fields?: readonly string[]
}

type Trial = Options & { world: World; project: Project; service: Service; record: ServiceRecord; before: Files }

/** Everything that a user does with the values of a service, with each preset, in a copy of a project. */
export async function tryServices(name: string, root: string, options: Options): Promise<void> {
  const { counts, fault, only } = options
  const { world, project } = await openWithVault(root)
  const records: ServiceRecord[] = []
  const services = builtIn.filter(({ id, isOptional }) => isOptional === true && (only?.includes(id) ?? true))
  for (const service of services) {
    const isFound = project.foundBy(service.id) !== null
    if (isFound) options.tell?.(`${name}: ${service.label}. ${project.foundBy(service.id)}`)
    if (!isFound && !service.places.some(({ engine }) => engine === project.engine.kind)) continue
    const count = (counts[`${service.label}, ${project.engine.kind}`] ??= nothing())
    const say = (line: string) => {
      count.wrong += 1
      fault(`${name}: ${service.label}: ${line}`)
    }
    const texts = Object.fromEntries(
      fieldsOf(service).flatMap((field) => (field.kind === 'text' && field.default !== '' ? [[field.id, field.default]] : [])),
    )
    const record: ServiceRecord = { count, say, isFound, texts, read: [], written: [] }
    const before = gameFiles(root)
    await tryService({ ...options, world, project, service, record, before })
    records.push(record)
  }
  await judgeServices(records)
  project.stop()
}

async function tryService(trial: Trial): Promise<void> {
  const { project, service, record } = trial
  const targets = targetsOf(trial)
  for (const known of targets) {
    const { values, secrets } = known.reading
    for (const seen of seenAt(trial, known, trial.before)) record.read.push({ ...seen, values, secrets })
  }
  const fields = new Set(targets.filter(hasFile).flatMap(({ declared }) => Object.keys(declared.values)))
  const tried = [...fields].filter((field) => trial.fields?.includes(field) ?? true)
  for (const [index, field] of tried.entries()) await tryField(trial, field, index)
  const secrets = targetsOf(trial).flatMap(({ target, reading }) =>
    reading.secrets.map((field) => ({ field, target: target.id })),
  )
  for (const { field, target } of secrets) await tryMove(trial, field, target)
  if (project.services.includes(service.id) && !areSame(trial.before, gameFiles(project.root)))
    record.say('left something behind')
}

const at = ({ service }: Trial, field = '') => ({ service: service.id, environment: 'test', field })
const targetsOf = (trial: Trial) => trial.project.targets(at(trial))
const hasFile = ({ target, reading }: KnownTarget) => target.path !== null && (reading.hasFile || reading.state === 'refused')

/** All but what is ours. */
const gameFiles = (root: string): Files => new Map([...filesOf(root)].filter(([path]) => !path.startsWith('.latchkey/')))

/** The file of a place in a snapshot. */
function seenAt({ project, service }: Trial, { declared, target, reading }: KnownTarget, files: Files): Seen[] {
  const problem = project.run({ service: service.id, environment: 'test' }).problems.get(`target.${target.id}`)
  const why = problem?.message ?? reading.why?.message ?? null
  if (target.path === null) return []
  const bytes = files.get(target.path)
  if (bytes === undefined) return []
  const { path } = target
  return [{ declared, path, text: unlessRefused(() => decodeText(bytes, path).text), why }]
}

async function tryField(trial: Trial, field: string, index: number): Promise<void> {
  const { rounds = hardValues.length, service } = trial
  const declared = fieldOf(service, field)
  const isFit = (value: string) => declared?.kind === 'text' && problemOf(declared, value) === null
  // A field that takes few of them tries those first.
  const isPicky = !hardValues.every(isFit)
  const values = isPicky ? [...hardValues].sort((one, other) => Number(isFit(other)) - Number(isFit(one))) : hardValues
  for (let round = 0; round < rounds; round += 1) {
    const value = values[((isPicky ? 0 : index * rounds) + round) % values.length] ?? ''
    await tryValue(trial, field, value)
  }
}

async function tryValue(trial: Trial, field: string, value: string): Promise<void> {
  const { world, project, service, hands, record, before } = trial
  const what = `${field} = ${JSON.stringify(value)}`
  const declared = fieldOf(serviceOf(service.id), field)
  if (declared?.kind !== 'text') return
  const refusal = await failureOf(() => hands.save(world, project, at(trial, field), value))
  const after = gameFiles(project.root)
  if (refusal !== null) {
    if (problemOf(declared, value) === null) record.say(`${what} is refused: ${refusal}`)
    if (!areSame(before, after)) record.say(`${what} is refused, and something was written`)
    record.count.refused += 1
    return
  }
  const places = placesOf(trial, field, after)
  lookAround(trial, what, after)
  while (project.state.names().undo !== null) {
    const depth = project.state.doneSteps().length
    const failure = await failureOf(() => hands.undo(project))
    if (failure !== null || project.state.doneSteps().length === depth) break
  }
  const isUndone = areSame(before, gameFiles(project.root))
  record.written.push({ what, field, value, places, isUndone })
  if (!isUndone) await reset(trial)
}

/** The places of a value with their texts before and after. */
function placesOf(trial: Trial, field: string, after: Files) {
  const mine = targetsOf(trial).filter(({ declared }) => field in { ...declared.values, ...declared.secrets })
  return mine.flatMap((known) =>
    seenAt(trial, known, trial.before).map((seen) => ({ ...seen, after: seenAt(trial, known, after)[0]?.text ?? null })),
  )
}

/** Files that are no places of the service stay as they are. */
function lookAround(trial: Trial, what: string, after: Files): void {
  const { before, record } = trial
  const own = new Set(targetsOf(trial).map(({ target }) => target.path))
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => !own.has(path))
  for (const path of paths) {
    const [old, now] = [before.get(path), after.get(path)]
    if (old === undefined || now === undefined || !old.equals(now)) record.say(`${what} changed ${path}`)
  }
}

async function tryMove(trial: Trial, field: string, target: string): Promise<void> {
  const { world, project, hands, record } = trial
  const what = `${field} of ${target}`
  const refusal = await failureOf(() => hands.move(world, project, at(trial, field), target))
  const after = gameFiles(project.root)
  if (refusal !== null) {
    record.count.refused += 1
    if (!areSame(trial.before, after)) record.say(`${what} is not moved, and something was written: ${refusal}`)
    return
  }
  const { origin } = addressOf(world, project, at(trial, field))
  const kept = await world.vault.open(idOf(project, at(trial, field)), origin)
  const places = placesOf(trial, field, after).filter(({ declared }) => declared.id === target)
  record.written.push({ what, field, value: '', kept, places, isUndone: false })
  await reset(trial)
}

async function reset({ project, before }: Trial): Promise<void> {
  putBack(project.root, before)
  await project.readTargets()
}

async function failureOf(action: () => Promise<unknown>): Promise<string | null> {
  try {
    await action()
    return null
  } catch (error) {
    if (error instanceof AppError) return error.failure.message
    throw error
  }
}
