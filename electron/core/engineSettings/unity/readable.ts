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
  return words === '' ? key : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
