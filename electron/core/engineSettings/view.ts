import type { Failure } from '../../../shared/errors'
import type { EngineSettingView } from '../../../shared/engineSettings'
import type { GameFile } from '../places/gameFile'
import type { Setting } from './rows/source'

/** What the window shows of a setting. */
export function settingView(setting: Setting, file: GameFile | undefined, problem: Failure | undefined): EngineSettingView {
  const { page: _page, format: _format, addresses: _addresses, form: _form, isOptional = false, ...view } = setting
  const { value, standard, why } = view
  const isFixed = why !== undefined || file?.is !== 'open' || file.why !== null
  const isModified = value !== null && standard !== undefined && value !== standard.value
  const canReset = !isFixed && value !== null && (isOptional || (isModified && standard.is === 'default'))
  return { ...view, isModified, canReset, ...(problem !== undefined && { problem }) }
}
