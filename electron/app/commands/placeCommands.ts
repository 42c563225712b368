import { relative, sep } from 'node:path'

import { AppError } from '../../../shared/errors'
import { ownPlaceTexts as texts } from '../../../shared/texts/ownPlaces'
import { stepsOf } from '../../../shared/values/projectPath'
import { keysView, offerKeys, saveKeys } from '../../core/operations/keysFile'
import { addPlace, lookAt, removePlace } from '../../core/operations/ownPlaces'
import { placeOf } from '../../core/project/settingAt'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'
import { inDialog } from './inDialog'

/** Places that the user adds to fields, and our own file of keys. A failure is shown in the dialog that sent the command. */
export function placeCommands(session: Session): ActsOf<'place' | 'keys'> {
  const { shared, opened, port } = session
  const change = inDialog(session)

  return {
    'place.choose': async () => {
      const { root } = opened()
      const chosen = await port.chooseFile(texts.fileDialog)
      if (chosen === null) return { file: null }
      const file = relative(root, chosen).split(sep).join('/')
      if (stepsOf(file) === null) throw new AppError('invalid', texts.notInside)
      return { file }
    },
    'place.look': (input) => lookAt(shared, opened(), input),
    'place.add': (input) => {
      const { label } = placeOf(input.service, input.environment, input.field).field
      return change(
        () => addPlace(shared, opened(), input),
        () => texts.done.added(label, input.file),
      )
    },
    'place.remove': (input) => {
      const { label } = placeOf(input.service, input.environment, input.field).field
      return change(
        () => removePlace(opened(), input),
        (isTakenOut) => texts.done.removed(label, isTakenOut),
      )
    },
    'keys.read': ({ file }) => keysView(opened(), file),
    'keys.save': async (input) => {
      await change(
        () => saveKeys(opened(), input),
        (isTakenOut) => texts.done.chosen(input.file, isTakenOut),
      )
      const service = await offerKeys(opened(), input.file)
      // The diff is shown on the page of a service.
      if (service !== null) session.askFor(service)
      else shared.publishAll()
    },
  }
}
