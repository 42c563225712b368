import { factsOf } from '../../../electron/core/engineSettings/godot/facts'
import type { Asked } from './askGodot'
import { isDefault } from './fromFacts'

/** The release of Debian's Godot. */
const release = { generation: 3, minor: 2, isExact: false } as const

/** What the data says otherwise of a setting than the engine itself, one a line. */
export function differences(engine: ReadonlyMap<string, Asked>): string[] {
  const { settings } = factsOf(release)
  const own = [...engine].filter(([key, { isOwn }]) => isOwn && !key.startsWith('input/'))
  return own.flatMap(([key, asked]) => {
    const fact = settings.get(key)
    if (fact === undefined) return [`${key} is not in the data`]
    const isOther = fact.default !== undefined && !isDefault(fact.default, asked)
    return [
      ...(fact.type === asked.type ? [] : [`${key} is ${fact.type ?? 'unknown'} in the data, ${asked.type} in the engine`]),
      ...(isOther ? [`${key} is ${fact.default} in the data, ${asked.default} in the engine`] : []),
    ]
  })
}
