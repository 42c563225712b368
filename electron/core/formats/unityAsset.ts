import { unityTexts as texts } from '../../../shared/texts'
import { refused } from '../files/failure'
import type { Format } from './format'
import { openFields } from './unitySettings'
import { readFields } from './unityYaml'

/** The script every generation of the SDK attaches to its RuntimeSettings (docs/providers.md A.10). */
export const runtimeSettingsGuid = '85b91f942a5214496b0e11eaedb54c36'

/** The SDK's RuntimeSettings.asset, known by its script. Throws `file-refused` for an asset of anything else. */
export const unityAsset: Format = ({ text }, name) => {
  const fields = readFields(text, name)
  const script = fields.get('m_Script')
  if (script === undefined || !text.slice(script.start, script.end).includes(runtimeSettingsGuid)) throw refused(texts.otherScript(name))
  if (!fields.has('runtimeKey')) throw refused(texts.oldSdk(name))
  return openFields(text, fields, name)
}
