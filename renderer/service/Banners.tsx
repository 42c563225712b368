import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'

import { call } from '../bridge'
import { texts } from '../texts/service'
import { ReadOnlyFiles } from './ReadOnlyFiles'
import { useAt, usePage } from './spot'

/** What the user has to know or decide before the page can be used as usual. */
export function Banners() {
  const { project, service } = usePage()
  const at = useAt()
  const { approval, origin } = service.portal
  return (
    <>
      {project.readOnly !== null && <Banner>{project.readOnly}</Banner>}
      <ReadOnlyFiles />
      {project.boundTo !== null && (
        <Banner title={texts.bound.title}>
          <p>{texts.bound.text(project.boundTo)}</p>
          <Button className="button" onPress={() => void call('project.accept', undefined)}>
            {texts.bound.button}
          </Button>
        </Banner>
      )}
      {approval === 'needed' && origin !== null && (
        <Banner title={texts.approve.title}>
          <p>{texts.approve.text}</p>
          <p>
            <code className="selectable origin">{origin}</code>
          </p>
          <Button className="button" onPress={() => void call('portal.approve', { ...at, origin })}>
            {texts.approve.button}
          </Button>
        </Banner>
      )}
    </>
  )
}

function Banner({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="banner tone-warning" role="note">
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  )
}
