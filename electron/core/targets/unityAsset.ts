import { unityTexts as texts } from '../../../shared/texts'
import { readInside, saveInside } from '../files/inside'
import type { Stamp } from '../files/inside'
import { refused } from '../files/failure'
import { diffOf } from './diff'
import { findRuntimeSettings, runtimeSettingsGuid } from '../engines/findAsset'
import type { Found } from '../engines/findAsset'
import { refusedReading } from './target'
import type { HeldValues, Plan, Reading, RuntimeValues, Target } from './target'
import { decodeText, encodeText } from '../formats/text'
import type { TextFile } from '../formats/text'
import type { Field } from '../formats/unityField'
import { readFields, replaceValues } from '../formats/unityYaml'

/** Our name of each value and the SDK's. The four that are written stand first. */
const keys = {
  runtimeKey: 'runtimeKey',
  projectId: 'projectID',
  projectName: 'projectName',
  simulatorSlug: 'simulatorSlug',
  organizationId: 'organizationID',
  organizationName: 'organizationName',
  playApiEndpoint: 'playApiEndpoint',
} as const

type Asset = { file: TextFile; stamp: Stamp; fields: ReadonlyMap<string, Field> }

/** The SDK's RuntimeSettings.asset of a Unity project, looked for now. */
export async function findUnityTarget(root: string): Promise<Target> {
  return createTarget(root, await findRuntimeSettings(root))
}

/** The same of an asset that is known, whichever one the project would use by now. */
export function unityTargetAt(root: string, path: string): Target {
  return createTarget(root, { standard: path, others: [], complete: true, problem: null })
}

function createTarget(root: string, found: Found): Target {
  const path = found.standard ?? (found.others.length === 1 ? (found.others[0] ?? null) : null)

  async function read(): Promise<Reading> {
    try {
      if (path === null && found.problem === null && found.complete && found.others.length === 0) {
        return { state: 'absent', values: {}, stamp: null }
      }
      const asset = await load()
      return asset === null
        ? { state: 'absent', values: {}, stamp: null }
        : { state: 'ok', values: valuesOf(asset), stamp: asset.stamp }
    } catch (error) {
      return refusedReading(error)
    }
  }

  async function plan(values: RuntimeValues): Promise<Plan> {
    const asset = await load()
    if (path === null || asset === null) throw nowhere(found)
    const after = replaceValues(asset.file.text, wanted(asset, values), path)
    return {
      path,
      diff: diffOf(asset.file.text, after),
      isChange: after !== asset.file.text,
      apply: async () => {
        await saveInside(root, path, encodeText(asset.file, after), asset.stamp)
      },
    }
  }

  async function load(): Promise<Asset | null> {
    if (path === null) throw nowhere(found)
    const content = await readInside(root, path)
    if (content === null) return null
    const file = decodeText(content.bytes, path)
    const fields = readFields(file.text, path)
    const script = fields.get('m_Script')
    if (script === undefined || !file.text.slice(script.start, script.end).includes(runtimeSettingsGuid)) {
      throw refused(texts.otherScript(path))
    }
    if (!fields.has(keys.runtimeKey)) throw refused(texts.oldSdk(path))
    return { file, fields, stamp: content.stamp }
  }

  return { id: 'unity', label: texts.label, path, read, plan }
}

function valuesOf({ fields }: Asset): HeldValues {
  const held = Object.entries(keys).map(([ours, theirs]) => [ours, fields.get(theirs)?.value] as const)
  return Object.fromEntries(held.filter(([, value]) => typeof value === 'string'))
}

/** What to write, under the SDK's names: only fields that this generation of the SDK has. */
function wanted(asset: Asset, values: RuntimeValues): Record<string, string> {
  const { runtimeKey, projectId, projectName } = values
  const all: readonly (readonly [string, string | undefined])[] = [
    [keys.runtimeKey, runtimeKey],
    [keys.projectId, projectId],
    [keys.projectName, projectName],
    [keys.simulatorSlug, values.simulatorSlug ?? slugFor(asset, values)],
  ]
  return Object.fromEntries(
    all.filter((pair): pair is [string, string] => pair[1] !== undefined && asset.fields.has(pair[0])),
  )
}

/**
 * A slug names a simulator of one project, so another project empties it, as the SDK's own association does.
 */
function slugFor({ fields }: Asset, { runtimeKey, projectId }: RuntimeValues): string | undefined {
  const held = fields.get(keys.projectId)
  // SDKs that do not save the project's id: there only the key can tell.
  const same =
    held === undefined ? fields.get(keys.runtimeKey)?.value === runtimeKey : held.value === projectId
  return same ? undefined : ''
}

function nowhere({ others, complete, problem }: Found) {
  return problem ?? refused(others.length > 1 ? texts.several(others) : texts.none(complete))
}
