import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'

import { serviceTexts as texts } from '../../shared/texts'
import type { ProjectView } from '../../shared/view'
import { call } from '../bridge'
import { useAt, usePage } from './spot'

/** What the user has to know or decide before the project can be used as usual. */
export function ProjectBanners({ project: { readOnly, boundTo } }: { project: ProjectView }) {
  return (
    <>
      {readOnly !== null && <Banner>{readOnly}</Banner>}
      {boundTo !== null && (
        <Banner title={texts.bound.title}>
          <p>{texts.bound.text(boundTo)}</p>
          <Button className="button" onPress={() => void call('project.accept', undefined)}>
            {texts.bound.button}
          </Button>
        </Banner>
      )}
    </>
  )
}

/** The address that secrets would go to, when it came from the project, or the user was asked and said no. */
export function PortalBanner() {
  const { service } = usePage()
  const at = useAt()
  const { approval, origin } = service.portal
  if (approval !== 'needed' || origin === null) return null
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
