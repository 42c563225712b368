import { useState } from 'react'

import { environmentNameProblem, environmentsTexts } from '../../../shared/texts/environments'
import type { EnvironmentState } from '../../../shared/environmentsView'
import type { Failure } from '../../../shared/errors'
import type { Environment } from '../../../shared/values/environments'
import type { ProjectView } from '../../../shared/view'
import { ask } from '../../bridge/bridge'
import { FormDialog } from '../../ui/FormDialog'
import { useOnce } from '../../ui/useOnce'
import { NameField } from './NameField'
import { ownNamesOf } from './names'

const texts = environmentsTexts.rename

type Props = { id: Environment; project: ProjectView; states: readonly EnvironmentState[]; onClose: () => void }

/** Asks for another name, and says what moves to it and what does not. */
export function RenameDialog({ id, project, states, onClose }: Props) {
  const [name, setName] = useState<string>(id)
  const [failure, setFailure] = useState<Failure>()
  const { once, isBusy } = useOnce()
  const problem = problemOf(name, id, { ...project, states })
  const held = states.find((one) => one.id === id)
  const own = ownNamesOf(id, project)

  async function rename(): Promise<void> {
    const reply = await ask('environment.rename', { environment: id, to: name })
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }

  return (
    <FormDialog
      title={texts.title(id)}
      confirm={texts.confirm}
      isReady={name !== id && problem === null}
      isBusy={isBusy}
      problem={failure}
      onConfirm={() => once(rename)}
      onClose={onClose}
    >
      <p className="environment-text">
        {held !== undefined && texts.moves(held.settings, held.secrets)} {texts.files(id)} {own !== '' && texts.names(own)}{' '}
        {id === 'live' && texts.live}
      </p>
      <p className="environment-text">{texts.others}</p>
      <NameField
        label={texts.name}
        value={name}
        problem={problem}
        isFirst
        onChange={(text) => {
          setName(text)
          setFailure(undefined)
        }}
      />
    </FormDialog>
  )
}

type Known = { environments: readonly Environment[]; states: readonly EnvironmentState[] }

function problemOf(name: string, id: Environment, { environments, states }: Known): string | null {
  if (name === id) return null
  if (states.some((one) => one.id === name && !one.isListed)) return environmentsTexts.usedBefore(name)
  return environmentNameProblem(name, environments)
}
