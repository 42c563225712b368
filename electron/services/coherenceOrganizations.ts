import { plainText } from '../portal/plainText'
import type { Note } from '../../shared/view'
import type { ListedOrganization, ListedProject } from './coherenceAnswers'
import { checkedProject, sameSecret } from './coherenceProject'
import type { Fetched, Organizations } from './service'

type Context = { notes: readonly Note[]; requestId: string }
type Entry = { organization: ListedOrganization; project: ListedProject }

/**
 * Keeps the keys and portal tokens of a list to itself and gives out names, ids and the one project asked
 * for.
 */
export function organizationsOf(list: readonly ListedOrganization[], context: Context): Organizations {
  const { notes, requestId } = context
  const entries = list.flatMap((organization) =>
    (organization.projects ?? []).map((project): Entry => ({ organization, project })),
  )

  function fetched(entry: Entry | undefined): Fetched | null {
    if (entry === undefined) return null
    const { project, organization } = entry
    return checkedProject(project, { sentToken: null, organizationName: organization.name, notes, requestId })
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
    find: (token) => (token === null ? null : fetched(entries.find(({ project }) => owns(project, token)))),
    pick: (choice) =>
      fetched(
        entries
          .filter(({ organization }) => organization.id === choice.organization)
          .find(({ project }) => project.id === choice.project),
      ),
  }
}

function owns({ portal_token: own }: ListedProject, token: string): boolean {
  return typeof own === 'string' && own !== '' && sameSecret(own, token)
}

/** A name fit for a list, and never an empty line in it. */
function nameOf(name: string, id: string): string {
  return plainText(name, 200) || plainText(id, 64)
}
