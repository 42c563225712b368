import { isDeepStrictEqual } from 'node:util'

import { z } from 'zod'

import { environmentsTexts as texts } from '../../../shared/texts/environments'
import { AppError } from '../../../shared/errors'
import { Environment as Name } from '../../../shared/schemas'
import type { Environment } from '../../../shared/values/environments'
import { withWrittenNumbers, type Elsewhere } from '../formats/writtenNumbers'
import { readJson } from '../json'
import type { Edit, Side } from '../places/edit'
import { isUsedIn, notedIn, NotedValues, valuesOf, withoutValues, withRenamed, withValues } from './environmentValues'
import { environmentsOf, projectPath, type Document } from './projectDocument'

// A change of the list of environments in `project.json`, with the values that go with it: one edit for all services.

/** The format of such an edit. */
const environmentsFormat = 'environments'

const Details = z.object({
  /** An environment that gets another name, and takes its values along. */
  renamed: z.object({ from: Name, to: Name }).optional(),
  /** The values that a removed environment takes along. */
  dropped: NotedValues.optional(),
})

const ListText = z
  .string()
  .refine((text) => Array.isArray(parsed(text)))
  .nullable()

const NotedList = Details.extend({
  file: z.literal(projectPath),
  format: z.literal(environmentsFormat),
  before: ListText,
  after: ListText,
})

/** Both lists are JSON texts, as in the file; null: it names none. */
export type ListChange = z.infer<typeof Details> & { from: string | null; to: string | null }
export type Renaming = { from: Environment; to: Environment }

type Lists = Pick<Document, 'environments' | 'services'>

export function editOfList({ from, to, ...details }: ListChange): Edit {
  return { file: projectPath, format: environmentsFormat, address: { key: 'environments' }, before: from, after: to, ...details }
}

/** Null for any other edit. */
export function listChangeOf(edit: Edit): ListChange | null {
  const noted = NotedList.safeParse(edit).data
  if (noted === undefined) return null
  const { before, after, renamed, dropped } = noted
  return { from: before, to: after, renamed, dropped }
}

/** The names before and after, as a change goes to that side. Null if it renames nothing. */
export function renamingTo({ renamed }: Pick<ListChange, 'renamed'>, side: Side): Renaming | null {
  if (renamed === undefined) return null
  return side === 'after' ? renamed : { from: renamed.to, to: renamed.from }
}

/** The same for the edits of a step. */
export function renamedBy(edits: readonly Edit[], side: Side): Renaming | null {
  return edits.map((edit) => renamingTo(listChangeOf(edit) ?? {}, side)).find((renaming) => renaming !== null) ?? null
}

/**
 * The change to other names. What else is in the list, because it is no name or one too many, stays behind them. Throws for a
 * list that is none.
 */
export function changeTo(document: Lists, names: readonly string[]): ListChange {
  const { environments } = document
  if (environments !== undefined && !Array.isArray(environments)) throw new AppError('file-refused', texts.noList(projectPath))
  const shown: readonly unknown[] = environmentsOf(document)
  const others = (environments ?? []).filter((one: unknown) => !shown.includes(one))
  return { from: textOf(environments), to: JSON.stringify([...names, ...others]) }
}

/** Whether the file is on that side. It is on neither if somebody else put something where this change puts values. */
export function isListOn(document: Lists, { from, to, renamed, dropped }: ListChange, side: Side): boolean {
  if (textOf(document.environments) !== (side === 'after' ? to : from)) return false
  if (renamed !== undefined && isUsedIn(document, side === 'after' ? renamed.from : renamed.to)) return false
  if (dropped === undefined) return true
  return isDeepStrictEqual(valuesOf(document, dropped.environment), side === 'after' ? {} : notedIn(dropped))
}

/** The document, brought to that side. */
export function withList(document: Document, change: ListChange, side: Side): Document {
  const { dropped } = change
  const { environments: _, ...others } = document
  const list = side === 'after' ? change.to : change.from
  const next = list === null ? others : { ...others, environments: parsed(list) }
  const renaming = renamingTo(change, side)
  if (renaming !== null) return withRenamed(next, renaming)
  if (dropped === undefined) return next
  return side === 'after' ? withoutValues(next, dropped.environment) : withValues(next, dropped)
}

/** Where the numbers in values that move, or come back, are written as the team wrote them. */
export function numbersFor(change: ListChange, side: Side): Elsewhere {
  const renaming = renamingTo(change, side)
  if (renaming !== null) {
    const { from, to } = renaming
    return { placeBefore: (place) => (place[0] === 'services' && place[2] === to ? place.with(2, from) : place) }
  }
  return side === 'before' && change.dropped !== undefined ? { also: `{"services":${change.dropped.values}}` } : {}
}

/** The values of an environment with their numbers as they are written in the file's text. Undefined if there are none. */
export function droppedFrom(document: Lists, text: string, environment: Environment): NotedValues | undefined {
  const values = valuesOf(document, environment)
  if (Object.keys(values).length === 0) return undefined
  const whole = withWrittenNumbers(JSON.stringify({ services: values }), text)
  return { environment, values: whole.slice('{"services":'.length, -1) }
}

/** As it is compared and noted. */
function textOf(environments: unknown): string | null {
  return environments === undefined ? null : JSON.stringify(environments)
}

function parsed(text: string): unknown {
  const json = readJson(text)
  return json.is === 'json' ? json.value : undefined
}
