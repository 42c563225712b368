import { unrealIni } from './unrealIni'
import type { TreeFormat } from './tree'

export const unrealTree: TreeFormat = (file, name) => ({ ...unrealIni(file, name), nodes: () => [] })
