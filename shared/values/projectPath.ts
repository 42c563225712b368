/** Code points that macOS ignores when it compares names. */
const unseen = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g

/**
 * The folders and the name that make up a path inside the project; null for any other text. Such a path starts at the
 * project's folder, has forward slashes and stays inside. Other systems read a backslash or colon differently. Paths are
 * checked and used by these same steps.
 */
export function stepsOf(path: string): string[] | null {
  const steps = path.split('/')
  const isStrange = steps.some((step) => step === '' || step === '.' || step === '..')
  return isStrange || /[\\:\0]/.test(path) ? null : steps
}

/** Whose folder a name is, in every spelling that some system accepts; null for all others. No file of a game is in these. */
export function ownerOf(step: string): 'git' | 'Latchkey' | null {
  const [name = ''] = step.replace(unseen, '').normalize('NFKC').toLowerCase().replaceAll('ı', 'i').split(':')
  const plain = withoutEnd(name)
  if (plain === '.git' || /^git?[0-9a-f]{0,4}~\d+$/.test(plain)) return 'git'
  return plain === '.latchkey' || /^la(?:tchk|[0-9a-f]{4})~\d+$/.test(plain) ? 'Latchkey' : null
}

/** Windows drops spaces and dots at the end of a name. */
function withoutEnd(name: string): string {
  let end = name.length
  while (end > 0 && ' .'.includes(name[end - 1] ?? '')) end -= 1
  return name.slice(0, end)
}
