import { godotConfig } from './godotConfig'
import type { TreeFormat } from './tree'

export const godotValues: TreeFormat = (file, name) => ({ ...godotConfig(file, name), nodes: () => [] })
