import { CircleDashed, FileWarning } from 'lucide-react'

import { teamTitleTexts as texts } from '../../shared/texts/teamTitle'
import type { TeamEntry } from '../../shared/teamView'
import type { ProjectView } from '../../shared/view'
import { late } from '../ui/late'
import type { Page, PageName } from './page'
import { servicePageCalled } from './servicePages'

const TeamPage = late(async () => (await import('./team/TeamPage')).TeamPage)

const prefix = 'team/'
const made = new Map<PageName, Page>()

/** The pages of the team's own services that the project does not use. */
export function teamPagesIn(project: Pick<ProjectView, 'team'> | null): readonly Page[] {
  return (project?.team ?? []).map(pageOf)
}

/** The page of one that was listed since the window was opened. */
export const teamPageCalled = (name: PageName): Page | undefined => made.get(name)

/** A page keeps its identity while its entry looks the same in the tree. */
function pageOf({ name, label, state }: TeamEntry): Page {
  const id = `${prefix}${name}`
  const note = texts.notes[state]
  const known = made.get(id)
  if (known !== undefined && known.label === label && known.note === note) return known
  const page: Page = {
    id,
    label,
    icon: state === 'faulty' ? FileWarning : CircleDashed,
    note,
    needsAttention: ({ project }) => entryIn(project, name)?.state === 'changed',
    draw: ({ project }) => {
      const entry = entryIn(project, name)
      return entry && <TeamPage key={`${project.id}/${id}`} project={project} entry={entry} />
    },
  }
  made.set(id, page)
  return page
}

const entryIn = (project: Pick<ProjectView, 'team'> | null, name: string) => project?.team?.find((one) => one.name === name)

/**
 * The page that takes the place of one about a service of the team's own, once that was approved, changed or removed; null if
 * it stays.
 */
export function pageInstead({ services, hidden, team = [] }: ProjectView, page: PageName): PageName | null {
  const isShown = (service: string) => services.some(({ id }) => id === service)
  if (page.startsWith(prefix)) {
    const name = page.slice(prefix.length)
    if (team.some((one) => one.name === name)) return null
    return isShown(name) ? name : 'general'
  }
  const service = servicePageCalled(page)?.service
  if (service === undefined || isShown(service) || hidden.some(({ id }) => id === service)) return null
  return team.some(({ name }) => name === service) ? `${prefix}${service}` : 'general'
}
