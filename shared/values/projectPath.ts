/** Code points that macOS leaves out when it compares names. */
const unseen = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g

/**
 * The folders and the name a path of the project is made of; null if it is none: it has to begin at the project's folder,
 * with forward slashes, and to stay inside. A backslash or colon would be read in another way on another system. Whoever
 * checks a path and whoever uses it reads it here.
 */
export function stepsOf(path: string): string[] | null {
  const steps = path.split('/')
  const isStrange = steps.some((step) => step === '' || step === '.' || step === '..')
  return isStrange || /[\\:\0]/.test(path) ? null : steps
}

/** Whose folder that is, however a system may let it be spelled; null for all others. Nothing of a game lies in these. */
export function ownerOf(step: string): 'git' | 'Latchkey' | null {
  const [name = ''] = step.replace(unseen, '').normalize('NFKC').toLowerCase().replaceAll('ı', 'i').split(':')
  const plain = withoutEnd(name)
  if (plain === '.git' || /^git?[0-9a-f]{0,4}~\d+$/.test(plain)) return 'git'
  return plain === '.latchkey' || /^la(?:tchk|[0-9a-f]{4})~\d+$/.test(plain) ? 'Latchkey' : null
}

/** Windows drops blanks and dots at the end of a name. */
function withoutEnd(name: string): string {
  let end = name.length
  while (end > 0 && ' .'.includes(name[end - 1] ?? '')) end -= 1
  return name.slice(0, end)
}
