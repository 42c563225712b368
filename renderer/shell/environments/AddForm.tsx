import { useState } from 'react'
import { Button, Form } from 'react-aria-components'

import { environmentNameProblem, environmentsTexts as texts } from '../../../shared/texts/environments'
import type { EnvironmentState } from '../../../shared/environmentsView'
import type { Failure } from '../../../shared/errors'
import { mostEnvironments, type Environment } from '../../../shared/values/environments'
import { ask } from '../../bridge/bridge'
import { Line } from '../../ui/Line'
import { useOnce } from '../../ui/useOnce'
import { NameField } from './NameField'

type Props = { environments: readonly Environment[]; states: readonly EnvironmentState[] }

/** Adds an environment. Of one that was there before, it says that it comes back with what it had. */
export function AddForm({ environments, states }: Props) {
  const [name, setName] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const { once, isBusy } = useOnce()
  const isFull = environments.length >= mostEnvironments
  const problem = problemOf(name, environments)
  const before = states.find(({ id, isListed }) => id === name && !isListed)

  function type(text: string): void {
    setName(text)
    setFailure(undefined)
  }

  async function add(): Promise<void> {
    const reply = await ask('environment.add', { environment: name })
    // Another name may have been typed meanwhile.
    if (reply.ok) setName((typed) => (typed === name ? '' : typed))
    else setFailure(reply.failure)
  }

  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name !== '' && problem === null && !isFull) once(add)
      }}
    >
      <NameField
        label={texts.newName}
        value={name}
        problem={problem}
        note={before === undefined ? null : texts.fromBefore(name, before.settings, before.secrets)}
        onChange={type}
      >
        <Button type="submit" className="button" isDisabled={name === '' || problem !== null || isFull} isPending={isBusy}>
          {texts.add}
        </Button>
      </NameField>
      <Line problem={failure} />
    </Form>
  )
}

function problemOf(name: string, environments: readonly Environment[]): string | null {
  if (environments.length >= mostEnvironments) return texts.full
  return name === '' ? null : environmentNameProblem(name, environments)
}
