import ignore from 'ignore'

import { gitTexts as texts } from '../../../shared/texts/files'
import { refused } from '../files/failure'

/** Steps that all rules together may take: a second at most. Rules that people write take thousands. */
const mostSteps = 100_000_000
/** In characters. No real path is long enough for a longer rule to match. */
const longestRule = 1000

/** The text of a file with ignore rules, and the folder it lies in: relative to the repository, empty for its top. */
export type RuleFile = { folder: string; text: string }

/**
 * Whether these rules leave out a path of the repository, or a folder it lies in. Later files count more, as in git: the
 * user's own, those of the repository, then each folder's from the top down. Throws `file-refused` for rules that would
 * take too long.
 */
export function matches(files: readonly RuleFile[], path: string, ignoreCase: boolean): boolean {
  const rules = files.flatMap(({ folder, text }) => linesOf(text).map((line) => below(folder, line)))
  assertQuick(rules, path)
  return ignore({ ignorecase: ignoreCase })
    .add(rules.filter((line) => line !== ''))
    .ignores(path)
}

/** Each rule is tried on the path and on every folder that it leads through. */
function assertQuick(rules: readonly string[], path: string): void {
  const tries = path.split('/').length
  const steps = rules.reduce((sum, rule) => sum + tries * stepsOf(rule, path.length), 0)
  if (steps > mostSteps || rules.some((rule) => rule.length > longestRule)) throw refused(texts.unknown)
}

/** In how many ways the stars of a rule, and the part before it, can divide a path of this length among them. */
function stepsOf(rule: string, length: number): number {
  const parts = (rule.match(/\*+/g)?.length ?? 0) + 1
  return Array.from({ length: parts }, (_part, index) => (length + index + 1) / (index + 1)).reduce((all, one) => all * one, 1)
}

function linesOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split('\n')
  // Git is written in C, so a line ends at a zero byte.
  return lines.map((line) => line.replace(/\r$/, '').replace(/\0.*$/s, '')).filter((line) => !line.startsWith('#'))
}

/** A folder's rule, rewritten for the top folder. */
function below(folder: string, line: string): string {
  const [, no = '', pattern = ''] = /^(!?)(.*)$/s.exec(line) ?? []
  if (/^\/?\s*$/.test(pattern)) return ''
  if (folder === '') return line
  const place = `/${folder.replace(/[\\*?[\]!# ]/g, '\\$&')}`
  // A rule without a slash before its end holds in all folders below.
  const isAnywhere = !pattern.trimEnd().slice(0, -1).includes('/')
  return `${no}${place}/${isAnywhere ? '**/' : ''}${pattern.replace(/^\//, '')}`
}
