import type { Format } from './format'
import { openFields } from './unitySettings'
import { readFields } from './unityYaml'

/** An asset of one object, such as what an SDK keeps its settings in. */
export const unityAsset: Format = ({ text }, name) => openFields(text, readFields(text, name), name)
