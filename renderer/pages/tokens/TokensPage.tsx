import { useState, type ReactNode } from 'react'
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components'

import { serviceOf } from '../../../shared/catalog/services'
import { tokensTexts as texts } from '../../../shared/texts/tokens'
import type { Preferences } from '../../../shared/preferences'
import type { ProjectView, ServiceView } from '../../../shared/view'
import { PortalBanner, ProjectBanners } from '../../rows/Banners'
import { PageContext } from '../../rows/pageContext'
import { ServiceTitle } from '../../rows/ServiceTitle'
import { Held } from '../../ui/Held'
import { TokenDialogs, type Open } from './TokenDialogs'
import { TokenList } from './TokenList'
import { Unclaimed } from './Unclaimed'

type Props = {
  project: ProjectView
  service: ServiceView
  preferences: Preferences
  isOnline: boolean
  onService: () => void
}

/** The tokens of an account: the list, and creating new ones. */
export function TokensPage({ project, service, preferences, isOnline, onService }: Props) {
  const [open, setOpen] = useState<Open | null>(null)
  const { tokens: role } = serviceOf(service.id)
  const secret = role && service.secrets[role.secret]
  if (role === undefined || secret === undefined) return null
  const isReady = secret.state === 'stored' || secret.state === 'session'

  return (
    <PageContext value={{ project, service }}>
      <div className="tokens">
        <Header service={service} title={role.page}>
          <Button
            className="button is-primary"
            isDisabled={!isReady || !isOnline || project.boundTo !== null}
            onPress={() => setOpen({ dialog: 'create' })}
          >
            {texts.newToken}
          </Button>
        </Header>
        <Held>
          <ProjectBanners project={project} />
          <PortalBanner />
        </Held>
        <Unclaimed
          shown={open?.dialog === 'secret' ? open.field : null}
          onShow={(field) => setOpen({ dialog: 'secret', field, isNew: false })}
        />
        <Tabs className="tabs">
          <TabList className="tab-list" aria-label={role.page}>
            <Tab id="tokens" className="tab">
              {role.tab}
            </Tab>
          </TabList>
          <TabPanel id="tokens" className="tab-panel">
            <TokenList
              isReady={isReady}
              isOnline={isOnline}
              soonDays={preferences.expirySoonDays}
              onService={onService}
              onAction={(action, token) =>
                setOpen(
                  action === 'secret' ? { dialog: action, field: `token.${token.id}`, isNew: false } : { dialog: action, token },
                )
              }
            />
          </TabPanel>
        </Tabs>
        {open !== null && <TokenDialogs open={open} onOpen={setOpen} />}
      </div>
    </PageContext>
  )
}

function Header({ service, title, children }: { service: ServiceView; title: string; children: ReactNode }) {
  const { origin } = service.portal
  return (
    <header className="page-header">
      <div className="page-title">
        <div>
          <ServiceTitle title={title} service={service} />
        </div>
        {children}
      </div>
      <p className="page-summary">{texts.summary(origin === null ? '' : new URL(origin).host)}</p>
    </header>
  )
}
