import { compareTexts } from '../../../shared/texts/compare'
import { AppError } from '../../../shared/errors'
import { refusalTexts } from '../../../shared/texts/refusals'
import type { Other } from '../../core/engineSettings/compare'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'

const texts = compareTexts.preset
const file = { kind: texts.kind, extension: 'json' }

export const cancelled = () => new AppError('cancelled', refusalTexts.cancelled)

/** Presets are rare, so what reads and writes them is loaded late. */
const late = () => import('../../core/operations/presets')

/** Settings as a file, for other projects. */
export function presetCommands(session: Session): ActsOf<'preset'> {
  return {
    'preset.save': async ({ of }) => {
      const { presetName, savePreset } = await late()
      const project = session.opened()
      const ids = Array.isArray(of) ? of : project.engineSettings.modifiedOn(of.page)
      const path = await session.port.chooseFile({ ...texts.saveDialog, ...file, name: presetName(project) })
      if (path === null) throw cancelled()
      session.say(texts.saved(await savePreset(project, ids, path)))
      session.publish()
    },
  }
}

/** The preset that the user chooses, to be held against the project. */
export async function choosePreset({ port, opened }: Session): Promise<Other> {
  const project = opened()
  const { openPreset } = await late()
  const path = await port.chooseFile({ ...texts.openDialog, ...file })
  if (path === null) throw cancelled()
  return openPreset(project, path)
}
