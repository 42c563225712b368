import { unityAsset } from './unitySettings'
import type { TreeFormat } from './tree'

export const unityTree: TreeFormat = (file, name) => ({ ...unityAsset(file, name), nodes: () => [] })
