import { expect, test } from 'vitest'

import type { FilePart } from '../../../../electron/core/project/filePart'
import { createProjectState } from '../../../../electron/core/project/projectState'
import type { Edit } from '../../../../electron/core/places/edit'
import { editOf } from '../../../../electron/core/project/settingEdits'
import { StateFile } from '../../../../electron/core/project/stateFile'
import { createSteps } from '../../../../electron/core/project/steps'
import { openStore } from '../../../../electron/app/state/stores'
import { AppError } from '../../../../shared/errors'
import { temporaryFolder } from '../../world/folder'

// In a large project, looking at the game's files takes a search, so a step looks no more often than it needs to.

const now = () => new Date('2026-11-28T12:00:00.000Z')
const edits = [editOf({ place: { service: 'coherence', environment: 'all', field: 'envVariable' }, from: null, to: 'A' })]

/** Steps of one file, with a count of how often it is read. */
function countedSteps() {
  const counts = { looks: 0, stands: 0 }
  let held: 'before' | 'after' = 'before'
  const store = openStore({ folder: temporaryFolder().root, name: 'state', schema: StateFile, now, onDamage: () => undefined })
  const state = createProjectState({ store, now })
  const part: FilePart = {
    path: 'a file',
    edits,
    async stands() {
      counts.stands += 1
      return held
    },
    async put(side) {
      held = side
    },
  }
  const steps = createSteps({
    root: '/game',
    state,
    now,
    noted: (edit) => edit,
    partsOf: () => [part],
    look: async () => void (counts.looks += 1),
    tidy: async () => undefined,
    tell: () => undefined,
  })
  return { steps, state, counts, part }
}

test.each<[string, Edit[] | null]>([
  ['before anything was begun', null],
  ['as its file was changed meanwhile', edits],
])('a step that is refused %s reads no file again and leaves no note', async (_, taken) => {
  const { steps, state, counts } = countedSteps()
  const refusal = new AppError('file-changed', 'Somebody else changed it.')
  const refuse = () => Promise.reject(refusal)
  const failing = steps.run('Change it', (step) => (taken === null ? refuse() : step.take(taken, refuse)))
  await expect(failing).rejects.toBe(refusal)
  expect(counts).toEqual({ looks: 0, stands: 0 })
  expect(state.unfinishedIn('/game')).toBeNull()
})

test('undo reads each file once to find out where it stands', async () => {
  const { steps, counts, part } = countedSteps()
  await steps.run('Change it', (step) => step.take(edits, () => part.put('after')))
  await expect(steps.move('undo', () => ({}))).resolves.toMatchObject({ put: ['a file'], left: [] })
  expect(counts).toEqual({ looks: 1, stands: 1 })
})

test('a save of the state leaves every earlier step the object that it was, so that each one is judged once', async () => {
  const { steps, state, part } = countedSteps()
  await steps.run('Change it', (step) => step.take(edits, () => part.put('after')))
  const [first] = state.read().history
  const [judged] = state.doneSteps()
  await steps.run('Change it again', (step) => step.take(edits, () => part.put('after')))
  expect(state.read().history[0]).toBe(first)
  expect(state.doneSteps()[0]).toBe(judged)
})
