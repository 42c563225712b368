import ignore from 'ignore'

/** Lines of a file with ignore rules, and the folder it lies in: relative to the repository, empty for its top. */
export type RuleFile = { folder: string; text: string }

/**
 * Whether these rules leave out a path of the repository, or a folder it lies in. Later files count more, as in git: the
 * user's own, those of the repository, then each folder's from the top down.
 */
export function matches(files: readonly RuleFile[], path: string, ignoreCase: boolean): boolean {
  const rules = files.flatMap(({ folder, text }) => linesOf(text).map((line) => below(folder, line)))
  return ignore({ ignorecase: ignoreCase }).add(rules.filter((line) => line !== '')).ignores(path)
}

function linesOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split('\n')
  // To git, which counts in C, a line ends at a zero.
  return lines.map((line) => line.replace(/\r$/, '').replace(/\0.*$/s, '')).filter((line) => !line.startsWith('#'))
}

/** The rule of a folder, said from the top. */
function below(folder: string, line: string): string {
  const [, no = '', pattern = ''] = /^(!?)(.*)$/s.exec(line) ?? []
  if (/^\/?\s*$/.test(pattern)) return ''
  if (folder === '') return line
  const place = `/${folder.replace(/[\\*?[\]!# ]/g, '\\$&')}`
  // Without a slash before its end a rule holds in all folders below.
  const isAnywhere = !pattern.trimEnd().slice(0, -1).includes('/')
  return `${no}${place}/${isAnywhere ? '**/' : ''}${pattern.replace(/^\//, '')}`
}
