/**
 * The newest versions that the facts are from. What was there in one of these is taken for still there: not every project
 * was seen in the newest one.
 */
const stillThere = numberOf('5.6')
/** Of a project that does not say its version, only that is assumed which all of these and newer ones have. */
const unsaid = numberOf('4.27')

/** Whether a version of Unreal has what was seen from one version to another, such as "4.15-5.7". */
export function isSeen(range: string, version: string | null): boolean {
  const [from = '', to = from] = range.split('-')
  const isOpen = numberOf(to) >= stillThere
  if (version === null) return isOpen && numberOf(from) <= unsaid
  return numberOf(from) <= numberOf(version) && (isOpen || numberOf(version) <= numberOf(to))
}

function numberOf(version: string): number {
  const [major, minor] = version.split('.')
  return Number(major) * 1000 + Number(minor ?? 0)
}
