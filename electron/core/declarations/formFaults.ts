import type { z } from 'zod'

import { declarationTexts as texts } from '../../../shared/texts/declarations'
import { faultAt, type Fault, type Path } from './fault'

type Issue = z.core.$ZodIssue

/** What does not fit the form, in the words that are used for everything else. */
export function faultsOfForm({ issues }: z.ZodError): Fault[] {
  return issues.flatMap((issue) => faultsOf(issue, []))
}

function faultsOf(issue: Issue, above: Path): Fault[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => faultAt([...path, key], texts.unknown(key)))
  if (issue.code === 'invalid_union') {
    const nearest = nearestOf(issue.errors)
    if (nearest !== undefined) return nearest.flatMap((inner) => faultsOf(inner, path))
  }
  if (issue.code === 'custom') return [faultAt(path, texts.kept)]
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return [faultAt(path, isMissing ? texts.missing : texts.form(issue.message))]
}

/** Of several forms, the one that was probably meant: least of it is wrong at the top. */
function nearestOf(errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const distance = (issues: readonly Issue[]) => issues.filter(({ path }) => path.length === 0).length * 100 + issues.length
  return errors.toSorted((one, other) => distance(one) - distance(other))[0]
}
