import { useEffect, useRef, useState, type RefObject } from 'react'

import { environmentsTexts as texts } from '../../../shared/texts/environments'
import type { Environment } from '../../../shared/values/environments'
import type { ProjectView } from '../../../shared/view'
import { ask } from '../../bridge/bridge'
import type { Failure } from '../../../shared/errors'
import { Button } from '../../ui/Button'
import { Line } from '../../ui/Line'
import { Modal } from '../../ui/Modal'
import { AddForm } from './AddForm'
import { EnvironmentRow } from './EnvironmentRow'
import { ownNamesOf } from './names'
import { RemoveDialog } from './RemoveDialog'
import { RenameDialog } from './RenameDialog'
import { useStates } from './useStates'

type Props = { project: ProjectView; onClose: () => void }
/** `place` is where the row was when it was asked about: the answer's view, which may not have it, can come before the answer. */
type Asking = { about: 'rename' | 'remove'; id: Environment; place: number }

/** The environments of the project, which everyone on the team has: one after another, in the order of the switch. */
export function EnvironmentsDialog({ project, onClose }: Props) {
  const { environments } = project
  const states = useStates(project)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [failure, setFailure] = useState<Failure>()
  const { list, moved } = useMovedFocus(environments)
  const left = useLeftRow(list, environments)
  const state = asking === null ? undefined : states.find(({ id }) => id === asking.id)

  function back(): void {
    setAsking(null)
    if (asking !== null) left(asking.place)
  }

  async function move(environment: Environment, from: number, to: number): Promise<void> {
    moved(environment, to < from ? 'up' : 'down')
    const reply = await ask('environment.move', { environment, to })
    setFailure(reply.ok ? undefined : reply.failure)
  }

  return (
    <>
      <Modal title={texts.title} isOpen onClose={onClose}>
        <p className="dialog-text">{texts.text}</p>
        <ul ref={list} className="addable" aria-label={texts.list}>
          {environments.map((id, place) => (
            <EnvironmentRow
              key={id}
              id={id}
              own={ownNamesOf(id, project)}
              state={states.find((one) => one.id === id)}
              place={place}
              count={environments.length}
              onMove={(to) => void move(id, place, to)}
              onRename={() => setAsking({ about: 'rename', id, place })}
              onRemove={() => setAsking({ about: 'remove', id, place })}
            />
          ))}
        </ul>
        <Line problem={failure} />
        <AddForm environments={environments} states={states} />
        <div className="dialog-buttons">
          <Button className="button" onPress={onClose}>
            {texts.close}
          </Button>
        </div>
      </Modal>
      {asking?.about === 'rename' && <RenameDialog id={asking.id} project={project} states={states} onClose={back} />}
      {asking?.about === 'remove' && state !== undefined && <RemoveDialog state={state} onClose={back} />}
    </>
  )
}

/** The focus stays with the row that moves, on the button that was pressed, or on the other one at an end of the list. */
function useMovedFocus(environments: readonly Environment[]) {
  const list = useRef<HTMLUListElement>(null)
  const last = useRef<{ id: Environment; way: 'up' | 'down' } | null>(null)
  const order = environments.join()

  useEffect(() => {
    if (last.current === null) return
    const { id, way } = last.current
    last.current = null
    const row = list.current?.children.item(order.split(',').indexOf(id))
    const [up, down] = row?.querySelectorAll('button') ?? []
    const [pressed, other] = way === 'up' ? [up, down] : [down, up]
    const next = pressed?.disabled === true ? other : pressed
    next?.focus()
  }, [order])

  return { list, moved: (id: Environment, way: 'up' | 'down') => void (last.current = { id, way }) }
}

/**
 * The row that a question was about may be gone, or have another name: at once, or in a later view. Then the focus goes to the
 * one in its place.
 */
function useLeftRow(list: RefObject<HTMLUListElement | null>, environments: readonly Environment[]) {
  const last = useRef<number | null>(null)
  const order = environments.join()

  useEffect(() => {
    if (last.current !== null) focusRow(list, Math.min(last.current, order.split(',').length - 1))
  }, [list, order])

  return (place: number): void => {
    last.current = place
    focusRow(list, place)
  }
}

function focusRow(list: RefObject<HTMLUListElement | null>, place: number): void {
  // A closed dialog returns the focus in the next frame.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const dialog = list.current?.closest('[role=dialog]')
      if (document.activeElement !== dialog && dialog?.contains(document.activeElement) === true) return
      const rows = [...(list.current?.children ?? [])]
      const row = rows[Math.min(place, rows.length - 1)]
      row?.querySelector<HTMLElement>('button:enabled')?.focus()
    }),
  )
}
