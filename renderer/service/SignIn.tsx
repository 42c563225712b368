import { useState } from 'react'
import { Button } from 'react-aria-components'

import type { OrganizationChoice } from '../../shared/view'
import { call } from '../bridge'
import { texts } from '../texts/service'
import { useAt, usePage } from './spot'

/** The way on where the portal does not know the classic fetch: sign in, and choose if the token tells nothing. */
export function SignIn() {
  const { service } = usePage()
  const at = useAt()
  const { offered, account, choice } = service.signIn
  if (!offered && choice === null) return null
  return (
    <div className="panel">
      {account !== null && <p className="line">{texts.signIn.as(account)}</p>}
      {choice === null ? (
        <>
          <p className="panel-text">{texts.signIn.text}</p>
          <Button
            className="button is-primary"
            isDisabled={service.work !== null}
            onPress={() => void call('portal.signIn', at)}
          >
            {texts.signIn.button}
          </Button>
        </>
      ) : (
        <Choice choice={choice} />
      )}
    </div>
  )
}

function Choice({ choice }: { choice: readonly OrganizationChoice[] }) {
  const at = useAt()
  const [organization, setOrganization] = useState(choice[0]?.id ?? '')
  const projects = choice.find(({ id }) => id === organization)?.projects ?? []
  const [picked, setPicked] = useState('')
  const project = projects.some(({ id }) => id === picked) ? picked : (projects[0]?.id ?? '')
  return (
    <>
      <p className="panel-text">{texts.signIn.several}</p>
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
