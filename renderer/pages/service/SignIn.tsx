import { useState } from 'react'

import type { ListRest } from '../../../shared/listRest'
import type { OrganizationChoice } from '../../../shared/organizations'
import { serviceTexts as texts } from '../../../shared/texts/service'
import { call } from '../../bridge/bridge'
import { useAt, usePage } from '../../rows/pageContext'
import { Button } from '../../ui/Button'

/** What to do if the portal does not know the classic fetch: sign in, and choose a project if the token does not tell which. */
export function SignIn() {
  const { service } = usePage()
  const { offered, account, choice, rest } = service.signIn
  if (service.work?.action === 'sign-in') return <Way text={`${service.work.text}…`} isWaiting />
  if (choice !== null) {
    return (
      <div className="panel">
        {account !== null && <p className="panel-text is-dim">{texts.signIn.as(account)}</p>}
        <Choice choice={choice} rest={rest} />
      </div>
    )
  }
  return offered ? <Way text={texts.signIn.text} isWaiting={false} /> : null
}

/** The same button starts and cancels a sign-in, so that the focus stays on it. */
function Way({ text, isWaiting }: { text: string; isWaiting: boolean }) {
  const { service } = usePage()
  const at = useAt()
  return (
    <div className={`panel${isWaiting ? ' is-working' : ''}`}>
      <p className="panel-text">{text}</p>
      <Button
        className={`button${isWaiting ? '' : ' is-primary'}`}
        isDisabled={service.work?.action === 'fetch'}
        onPress={() => void call(isWaiting ? 'portal.cancel' : 'portal.signIn', at)}
      >
        {isWaiting ? texts.signIn.cancel : texts.signIn.button}
      </Button>
    </div>
  )
}

function Choice({ choice, rest }: { choice: readonly OrganizationChoice[]; rest: ListRest | null }) {
  const at = useAt()
  const [organization, setOrganization] = useState(choice[0]?.id ?? '')
  const projects = choice.find(({ id }) => id === organization)?.projects ?? []
  const [picked, setPicked] = useState('')
  const project = projects.some(({ id }) => id === picked) ? picked : (projects[0]?.id ?? '')
  return (
    <>
      <p className="panel-text">{texts.signIn.several(rest === null)}</p>
      {rest !== null && <p className="panel-text is-warning">{texts.signIn.rest(rest)}</p>}
      <div className="panel-row">
        <label>
          {texts.signIn.organization}{' '}
          <select className="select" value={organization} onChange={(event) => setOrganization(event.target.value)}>
            {choice.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.signIn.project}{' '}
          <select className="select" value={project} onChange={(event) => setPicked(event.target.value)}>
            {projects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button
          className="button is-primary"
          isDisabled={project === ''}
          onPress={() => void call('portal.choose', { ...at, organization, project })}
        >
          {texts.signIn.choose}
        </Button>
      </div>
    </>
  )
}
