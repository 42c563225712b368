import { AppError } from '../../../../shared/errors'
import type { ListRest } from '../../../../shared/listRest'
import { networkTexts } from '../../../../shared/texts/network'
import { restOf } from '../../portal/pages'
import { pageSaid } from '../../portal/pageSaid'
import { plainText } from '../../portal/plainText'
import { quotedIn } from '../../portal/secrets'
import type { Note } from '../../../../shared/view'
import type { ListedOrganization, ListedProject } from './answers'
import { checkedProject, sameSecret } from './project'
import type { Fetched, Organizations } from '../../portal/service'
import { coherenceTexts as texts } from './texts'

type Context = { notes: readonly Note[]; requestId: string; sent: string; rest: ListRest | null }
type Entry = { organization: ListedOrganization; project: ListedProject }

/** Keeps the keys and portal tokens of a list to itself; gives out names, ids and the one project asked for. */
export function organizationsOf(list: readonly ListedOrganization[], context: Context): Organizations {
  const { notes, requestId, rest } = context
  const entries = list.flatMap((organization) =>
    (organization.projects ?? []).map((project): Entry => ({ organization, project })),
  )

  const secrets = [context.sent, ...entries.map(({ project }) => project.portal_token ?? '')]
  if (entries.some(showsSecretOf(secrets))) throw new AppError('unexpected', networkTexts.holdsSecret, requestId)

  function fetched([entry, ...others]: readonly Entry[]): Fetched | null {
    if (entry === undefined) return null
    // Whichever we took, the key might belong to another.
    const isOne = others.every(({ project }) => JSON.stringify(project) === JSON.stringify(entry.project))
    if (!isOne) throw new AppError('unexpected', texts.severalProjects, requestId)
    const { project, organization } = entry
    return checkedProject(project, { sentToken: null, secrets, organizationName: organization.name, notes, requestId })
  }

  return {
    choices: list.map(({ id, name, projects }) => ({
      id,
      name: nameOf(name, id),
      projects: (projects ?? []).map((project) => ({
        id: project.id,
        name: nameOf(project.name, project.id),
      })),
    })),
    rest: rest ?? restWithin(list),
    find: (token) => (token === null ? null : fetched(entries.filter(({ project }) => owns(project, token)))),
    pick: (choice) =>
      fetched(
        entries.filter(({ organization, project }) => organization.id === choice.organization && project.id === choice.project),
      ),
  }
}

/** Whether a name or id contains the project's own token, or is any of the secrets. To look for all inside all takes too long. */
function showsSecretOf(secrets: readonly string[]): (entry: Entry) => boolean {
  const known = new Set(secrets.filter(Boolean))
  return ({ organization, project }) => {
    const shown = [organization.id, organization.name, project.id, project.name]
    return quotedIn(shown)(project.portal_token ?? '') || shown.some((text) => known.has(text))
  }
}

/** An organization may say that these are not all of its projects. */
function restWithin(list: readonly ListedOrganization[]): ListRest | null {
  const isShort = list.some((organization) =>
    restOf(pageSaid({ body: organization, headers: {} }), organization.projects?.length ?? 0, 1),
  )
  return isShort ? { total: null, why: null } : null
}

function owns({ portal_token: own }: ListedProject, token: string): boolean {
  return typeof own === 'string' && own !== '' && sameSecret(own, token)
}

/** A name fit for a list, and never empty. */
function nameOf(name: string, id: string): string {
  return plainText(name, 200) || plainText(id, 64)
}
