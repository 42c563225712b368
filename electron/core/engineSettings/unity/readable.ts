/**
 * A key as Unity's own window would write it where nothing else names it: "m_SleepThreshold" is "Sleep Threshold". Several APIs
 * are no "AP Is".
 */
export function readable(key: string): string {
  const bare = key
    .slice(key.lastIndexOf('::') + 1)
    .replace(/^:/, '')
    .replace(/^<([^>]*)>k__BackingField$/, '$1')
    .replace(/^(?:m_|_|k(?=[A-Z]))/, '')
  const words = bare
    .replaceAll('_', ' ')
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])(?![A-HJ-Z]s(?![a-z])|Is$)/g, ' ')
    .replaceAll(/\bdont\b/gi, "Don't")
    .trim()
  return words === '' ? key : inOwnCapitals(`${words.slice(0, 1).toUpperCase()}${words.slice(1)}`)
}

/** A label in which names have the capitals of their own, after its key was parted at capitals: "Tv OS" is tvOS. */
export function inOwnCapitals(label: string): string {
  return properNames.reduce((text, [parted, name]) => text.replaceAll(parted, name), label)
}

const properNames: readonly (readonly [parted: RegExp, name: string])[] = [
  [/\bTv OS\b/g, 'tvOS'],
  [/\bI OS\b|\bi OS\b/g, 'iOS'],
  [/\b[Mm]ac OS\b/g, 'macOS'],
  [/\b[Vv]ision OS\b/g, 'visionOS'],
  [/\bWeb GL\b/g, 'WebGL'],
  [/\bU I(?= )/g, 'UI'],
  [/\bPs(?=\d\b)/g, 'PS'],
  [/\bPsp2\b/g, 'PS Vita'],
  [/\bIl2cpp\b/g, 'IL2CPP'],
]
