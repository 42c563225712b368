import { unityTexts as texts } from '../../../shared/texts'
import { findRuntimeSettings, type Found } from '../engines/findAsset'
import { refused } from '../files/failure'
import { createTarget, type HeldValues, type RuntimeValues, type Target } from './target'

/** Our name of each value and the SDK's. */
export const assetKeys = {
  runtimeKey: 'runtimeKey',
  projectId: 'projectID',
  projectName: 'projectName',
  simulatorSlug: 'simulatorSlug',
  organizationId: 'organizationID',
  organizationName: 'organizationName',
  playApiEndpoint: 'playApiEndpoint',
} as const

/** The SDK's RuntimeSettings.asset of a Unity project, looked for now. */
export async function findUnityTarget(root: string): Promise<Target> {
  const found = await findRuntimeSettings(root)
  const { standard, others, complete, problem } = found
  const path = standard ?? (others.length === 1 ? (others[0] ?? null) : null)
  return createTarget({
    root,
    id: 'unity',
    label: texts.label,
    path,
    why: nowhere(found),
    isAbsent: path === null && problem === null && complete && others.length === 0,
    format: 'unityAsset',
    keys: assetKeys,
    wanted: (values, held) => ({ ...slugFor(values, held), ...values }),
  })
}

/** A slug names a simulator of one project, so another project empties it, as the SDK's own association does. */
export function slugFor({ runtimeKey, projectId }: RuntimeValues, held: HeldValues): Pick<HeldValues, 'simulatorSlug'> {
  // SDKs that do not save the project's id: there only the key can tell.
  const isSame = held.projectId === undefined ? held.runtimeKey === runtimeKey : held.projectId === projectId
  return isSame ? {} : { simulatorSlug: '' }
}

function nowhere({ others, complete, problem }: Found) {
  return problem ?? refused(others.length > 1 ? texts.several(others) : texts.none(complete))
}
