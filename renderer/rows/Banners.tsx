import type { ReactNode } from 'react'

import { folderTexts } from '../../shared/texts/folder'
import { serviceTexts as texts } from '../../shared/texts/service'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge/bridge'
import { useAt, usePage } from './pageContext'
import { Button } from '../ui/Button'
import { late } from '../ui/late'

const Whose = late(async () => (await import('./Whose')).Whose)

/** What the user has to know or decide before the project can be used as usual. */
export function ProjectBanners({ project }: { project: ProjectView }) {
  const { id, readOnly, boundTo } = project
  return (
    <>
      <FolderNote project={project} />
      {readOnly !== null && <Banner>{readOnly}</Banner>}
      {boundTo !== null && (
        <Banner title={texts.bound.title}>
          <Whose id={id} folders={boundTo} />
        </Banner>
      )}
    </>
  )
}

/** What is worth saying about the project's folder, and the projects that may be meant instead. */
export function FolderNote({ project: { engine } }: { project: ProjectView }) {
  const { kind, note, offers = [], areAllOffered = true } = engine
  if (note === undefined && offers.length === 0) return null
  return (
    <Banner>
      {note !== undefined && <p className="selectable">{note}</p>}
      {kind === 'plain' && offers.length > 0 && <p>{folderTexts.offers(offers.length, areAllOffered)}</p>}
      <FolderAnswers engine={engine} />
    </Banner>
  )
}

function FolderAnswers({ engine: { offers = [], mayFollow = false } }: Pick<ProjectView, 'engine'>) {
  if (!mayFollow && offers.length === 0) return null
  return (
    <div className="banner-answers">
      {mayFollow && (
        <Button className="button" onPress={() => void call('project.follow', undefined)}>
          {folderTexts.follow}
        </Button>
      )}
      {offers.map(({ path, name, label }) => (
        <Button key={path} className="button offer" onPress={() => void call('project.open', { path })}>
          {folderTexts.offer(name, label)}
        </Button>
      ))}
    </div>
  )
}

/** Asks whether secrets may go to the portal's address, if it came from the project or the user said no before. */
export function PortalBanner() {
  const { project, service } = usePage()
  const at = useAt()
  const { approval, origin } = service.portal
  // One question at a time: which project this is comes first.
  if (approval !== 'needed' || origin === null || project.boundTo !== null) return null
  return (
    <Banner title={texts.approve.title}>
      <p>{texts.approve.text}</p>
      <p>
        <code className="selectable origin">{origin}</code>
      </p>
      <Button className="button" onPress={() => void call('portal.approve', { ...at, origin })}>
        {texts.approve.button}
      </Button>
    </Banner>
  )
}

export function Banner({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="banner tone-warning" role="note">
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  )
}
