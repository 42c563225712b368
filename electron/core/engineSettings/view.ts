import type { Failure } from '../../../shared/errors'
import type { EngineSettingView } from '../../../shared/engineSettings'
import type { GameFile } from '../places/gameFile'
import type { Setting } from './rows/source'

/** What the window shows of a setting. */
export function settingView(setting: Setting, file: GameFile | undefined, problem: Failure | undefined): EngineSettingView {
  const {
    page: _page,
    format: _format,
    addresses: _addresses,
    form: _form,
    leavesDefaultOut: _leaves,
    isOutWhenEmpty: _out,
    ...rest
  } = setting
  const { isOptional = false, ...view } = rest
  const { value, standard, why } = view
  const isEditable = why === undefined && isWritable(file)
  const isModified = value !== null && standard !== undefined && value !== standard.value
  const hasWayBack = isOptional ? value !== null : isModified && standard.is === 'default'
  return { ...view, isModified, canReset: isEditable && hasWayBack, ...(problem !== undefined && { problem }) }
}

function isWritable(file: GameFile | undefined): boolean {
  return file?.is === 'open' && file.why === null
}
