import type { z } from 'zod'

import { Service } from '../../../shared/catalog/service'
import { declarationTexts as texts, type FaultWords } from '../../../shared/texts/declarations'
import { closest } from './closest'
import { faultAt, type Fault, type Path } from './fault'
import { membersAt, valueAt } from './members'

type Issue = z.core.$ZodIssue

/** What does not fit the form, in the words that are used for everything else. */
export function faultsOfForm({ issues }: z.ZodError, given: unknown): Fault[] {
  return issues.flatMap((issue) => faultsOf(issue, [], given))
}

function faultsOf(issue: Issue, above: Path, given: unknown): Fault[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => faultAt([...path, key], unknown(key, path, given)))
  if (issue.code === 'invalid_union') {
    const nearest = nearestOf(issue.errors)
    if (nearest !== undefined) return nearest.flatMap((inner) => faultsOf(inner, path, given))
  }
  return [faultAt(path, wordsOf(issue, path, valueAt(given, path)))]
}

/** What the form calls it, of the names that are not there yet. */
function unknown(key: string, path: Path, given: unknown): FaultWords {
  const there = Object.keys(Object(valueAt(given, path)))
  const free = membersAt(Service, given, path).filter((name) => !there.includes(name))
  return texts.unknown(key, closest(key, free))
}

function wordsOf(issue: Issue, path: Path, value: unknown): FaultWords {
  const choices = choicesOf(issue)
  const name = String(path.at(-1) ?? '')
  if (issue.code === 'custom') return texts.kept
  if (value === undefined) return texts.missing(name, choices ?? kindOf(issue))
  if (choices !== null) return texts.notAmong(value, choices, typeof value === 'string' ? closest(value, choices) : null)
  return issue.code === 'invalid_format' ? shapeOf(issue, name, value) : sizeOrKind(issue, name)
}

function sizeOrKind(issue: Issue, name: string): FaultWords {
  if (issue.code === 'invalid_type') return texts.wrongKind(kindOf(issue))
  if (issue.code === 'invalid_key') return texts.shapes.id(name)
  return issue.code === 'too_big' && issue.origin === 'string' ? texts.long(Number(issue.maximum)) : texts.form
}

/** The texts that may stand at a place; null if it is not about a few of them. */
function choicesOf(issue: Issue): string[] | null {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  // The library names the choices of what tells forms apart, though its type doesn’t say so.
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) return issue.options.map(String)
  return null
}

const kindOf = (issue: Issue): string => ('expected' in issue ? issue.expected : '')

function shapeOf(issue: z.core.$ZodIssueInvalidStringFormat, name: string, value: unknown): FaultWords {
  if (issue.format === 'starts_with') return texts.link
  if (name === 'script') return texts.shapes.script
  if (name === 'fileID') return texts.shapes.fileId
  return name === 'id' && issue.pattern?.includes('-]') === true
    ? texts.shapes.service(String(value))
    : texts.shapes.id(String(value))
}

/** Of several forms, the one that was probably meant: least of it is wrong at the top. */
function nearestOf(errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const distance = (issues: readonly Issue[]) => issues.filter(({ path }) => path.length === 0).length * 100 + issues.length
  return errors.toSorted((one, other) => distance(one) - distance(other))[0]
}
