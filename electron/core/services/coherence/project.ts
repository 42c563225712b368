import { createHash, timingSafeEqual } from 'node:crypto'

import { AppError } from '../../../../shared/errors'
import { problemOf } from '../../../../shared/catalog/rules'
import { fieldsOf } from '../../catalog'
import { coherence } from '../../../../shared/catalog/coherence'
import { networkTexts } from '../../../../shared/texts/network'
import { plainText } from '../../portal/plainText'
import { quotedIn } from '../../portal/secrets'
import type { ListedProject } from './answers'
import type { Note } from '../../../../shared/view'
import type { Fetched } from '../../portal/service'
import { coherenceTexts as texts } from './texts'

type Values = Record<'runtimeKey' | 'projectId' | 'projectName' | 'organizationName', string>

/** The values of a project by field id. */
export type FetchedProject = Fetched & { values: Values }

type Context = {
  /** The portal token that was sent for this answer, if any. */
  sentToken: string | null
  /** Other secrets that none of the values may hold. */
  secrets: readonly string[]
  organizationName: string
  notes: readonly Note[]
  requestId: string
}

/**
 * A project as the portal gave it, each value checked as its field declares. Throws `unexpected` before anything could
 * be saved.
 */
export function checkedProject(project: ListedProject, context: Context): FetchedProject {
  const { sentToken, requestId } = context
  const key = project.runtime_key ?? ''
  const tokens = [project.portal_token ?? '', sentToken ?? ''].filter((token) => token !== '')
  const [first, second] = tokens
  if (sentToken !== null && second !== undefined && first !== undefined && !sameSecret(first, second)) {
    throw new AppError('unexpected', texts.otherToken, requestId)
  }
  if (tokens.some((token) => sameSecret(token, key))) {
    throw new AppError('unexpected', texts.keyIsToken, requestId)
  }
  const values = {
    runtimeKey: checked('runtimeKey', key, 'runtime_key', requestId),
    projectId: checked('projectId', project.id, 'id', requestId),
    projectName: checked('projectName', plainText(project.name, 200), 'name', requestId),
    organizationName: plainText(context.organizationName, 200),
  }
  if ([...tokens, ...context.secrets].some(quotedIn(Object.values(values)))) {
    throw new AppError('unexpected', networkTexts.holdsSecret, requestId)
  }
  return { values, subject: values.projectName, notes: context.notes }
}

/** Whether two secrets are equal, in a time that tells nothing about where they differ. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}

/** An error says only the name of a bad value: it may be a secret in the wrong place. */
function checked(fieldId: string, value: string, name: string, requestId: string): string {
  const field = fieldsOf(coherence).find(({ id }) => id === fieldId)
  if (value === '') throw new AppError('unexpected', networkTexts.emptyValue(name), requestId)
  if (field?.kind !== 'fetched' || problemOf(field, value) !== null) {
    throw new AppError('unexpected', networkTexts.mistyped(name), requestId)
  }
  return value
}
